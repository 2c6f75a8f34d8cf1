package org.skidpad.bridge.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OwnDomainTest {
    @Test
    void aDomainIsGivenOnce() {
        Set<Integer> taken = new TreeSet<>();
        for (int i = 0; i < 5; i++) {
            taken.add(OwnDomain.take());
        }
        assertEquals(5, taken.size(), taken.toString());
        assertTrue(taken.stream().allMatch(d -> d > 1 && d < 100), taken.toString());
    }

    @Test
    void aDomainInWhichSomebodyListensIsLeftToThem() throws IOException {
        int mine = OwnDomain.take();
        InetSocketAddress first = new InetSocketAddress(InetAddress.getLoopbackAddress(), 7400 + 250 * mine + 10);
        try (DatagramSocket participant = new DatagramSocket(first)) {
            assertTrue(participant.isBound());
            assertFalse(OwnDomain.isEmpty(mine));
        }
        assertTrue(OwnDomain.isEmpty(mine));
    }
}
