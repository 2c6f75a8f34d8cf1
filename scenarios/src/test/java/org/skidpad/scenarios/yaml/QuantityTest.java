package org.skidpad.scenarios.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class QuantityTest {
    @Property(tries = 200)
    void kilometresAnHourAreMetresASecondTimes3point6(@ForAll @DoubleRange(min = -300, max = 300) double kmh) {
        assertEquals(kmh / 3.6, Quantity.SPEED.parse(kmh + " km/h"), 1e-12);
        assertEquals(kmh / 3.6, Quantity.SPEED.parse(kmh + "km/h"), 1e-12);
    }

    @Test
    void aUnitOfAnotherQuantityIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Quantity.LENGTH.parse("3 s"));
        assertThrows(IllegalArgumentException.class, () -> Quantity.NUMBER.parse("3 m"));
    }

    @Test
    void wordsAreNoNumbers() {
        assertThrows(IllegalArgumentException.class, () -> Quantity.TIME.parse("soon"));
        assertThrows(IllegalArgumentException.class, () -> Quantity.TIME.parse("1e"));
        assertThrows(IllegalArgumentException.class, () -> Quantity.TIME.parse(""));
    }
}
