package org.skidpad.policies.ppo;

import java.util.LinkedHashMap;
import java.util.Map;

/** The names under which a {@link TrainingProgress} appears in learning curves. */
public final class LearningCurves {
    private LearningCurves() {}

    /** Name to value, in a fixed order. */
    public static Map<String, Double> values(TrainingProgress p) {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("episode/return", p.meanReturn());
        values.put("episode/success_rate", p.successRate());
        values.put("episode/collision_rate", p.collisionRate());
        values.put("episode/timeout_rate", p.timeoutRate());
        values.put("episode/length", p.meanLength());
        values.put("episode/progress", p.meanProgress());
        values.put("loss/policy", p.loss().policy());
        values.put("loss/value", p.loss().value());
        values.put("loss/explained_variance", p.explainedVariance());
        values.put("policy/entropy", p.loss().entropy());
        values.put("policy/kl", p.loss().kl());
        values.put("policy/clipped", p.loss().clipped());
        values.put("policy/std", p.meanStd());
        values.put("train/learning_rate", p.learningRate());
        values.put("train/collect_steps_per_second", p.collectStepsPerSecond());
        values.put("train/steps_per_second", p.stepsPerSecond());
        return values;
    }
}
