package org.skidpad.policies.onnx;

import java.util.Map;
import java.util.Set;
import org.tribuo.util.onnx.ONNXAttribute;
import org.tribuo.util.onnx.ONNXOperator;

/** Operators of the ONNX standard that the exporting library lacks. */
enum PolicyOperator implements ONNXOperator {
    TANH("Tanh", 0),
    CLIP("Clip", 2);

    private final String operator;
    private final int optionalInputs;

    PolicyOperator(String operator, int optionalInputs) {
        this.operator = operator;
        this.optionalInputs = optionalInputs;
    }

    @Override
    public String getOpName() {
        return operator;
    }

    @Override
    public int getNumInputs() {
        return 1;
    }

    @Override
    public int getNumOptionalInputs() {
        return optionalInputs;
    }

    @Override
    public int getNumOutputs() {
        return 1;
    }

    @Override
    public Map<String, ONNXAttribute> getAttributes() {
        return Map.of();
    }

    @Override
    public Set<String> getMandatoryAttributeNames() {
        return Set.of();
    }

    @Override
    public int getOpVersion() {
        return 13;
    }

    @Override
    public String getOpDomain() {
        return "";
    }
}
