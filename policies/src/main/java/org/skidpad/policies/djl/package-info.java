/**
 * The PPO loss and its gradient on DJL with PyTorch; the only package that knows DJL.
 *
 * <p>Main type: {@link org.skidpad.policies.djl.PpoLoss}. Parameters and minibatches cross once per minibatch as direct
 * buffers that torch reads in place; every native array lives in a scope that closes before the call returns. Gradient mode
 * is a property of the thread and one gradient can be collected at a time in a process: one thread calls. Only {@code ppo}
 * may import this package.
 */
package org.skidpad.policies.djl;
