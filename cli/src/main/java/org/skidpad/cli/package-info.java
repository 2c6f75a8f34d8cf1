/**
 * The command line: one class a command. The only package that sees every module, and the only one that may use the wall
 * clock, standard streams and exit codes. Exit codes: 0 done, 1 failed verdict, 2 bad input or something the environment
 * lacks.
 */
package org.skidpad.cli;
