/**
 * Learning curves as files: CSV for people and scripts, TensorBoard event files for its viewer. Time stamps come from the
 * caller.
 */
package org.skidpad.policies.log;
