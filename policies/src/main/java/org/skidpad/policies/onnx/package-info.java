/**
 * A policy's network as an ONNX model, and back: the only package that knows the ONNX classes.
 *
 * <p>Main type: {@link org.skidpad.policies.onnx.OnnxPolicy}. Input {@code observation} is scaled to [-1, 1], output
 * {@code action} is physical, SI. Imports {@code network}; the root package may import it.
 */
package org.skidpad.policies.onnx;
