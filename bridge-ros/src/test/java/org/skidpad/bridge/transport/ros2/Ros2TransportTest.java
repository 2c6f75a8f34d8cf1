package org.skidpad.bridge.transport.ros2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skidpad.bridge.message.Twist;
import org.skidpad.bridge.transport.Await;
import org.skidpad.bridge.transport.OwnDomain;
import org.skidpad.bridge.transport.Publisher;
import org.skidpad.bridge.transport.Topic;
import org.skidpad.bridge.transport.Transport;
import org.skidpad.bridge.transport.TransportContract;
import org.skidpad.bridge.transport.TransportFactory;
import org.skidpad.bridge.transport.TransportOptions;

@DisplayName("ROS 2 over loopback")
class Ros2TransportTest extends TransportContract {
    private static final int DOMAIN = OwnDomain.take();

    @Override
    protected Transport open(String nodeName) {
        return TransportFactory.open("ros2", TransportOptions.of(nodeName).withDomainId(DOMAIN));
    }

    private static Optional<InetAddress> anotherAddress() throws SocketException {
        return NetworkInterface.networkInterfaces()
                .filter(n -> {
                    try {
                        return n.isUp() && !n.isLoopback() && n.supportsMulticast();
                    } catch (SocketException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .flatMap(NetworkInterface::inetAddresses)
                .filter(Inet4Address.class::isInstance)
                .findFirst();
    }

    @Test
    void anotherInterfaceCarriesWhatLoopbackDoesNotHear() throws Exception {
        Optional<InetAddress> address = anotherAddress();
        if (address.isEmpty()) {
            System.out.println("SKIPPED: this machine has no interface but loopback");
        }
        Assumptions.assumeTrue(address.isPresent(), "no interface but loopback");
        TransportOptions there = TransportOptions.of("elsewhere")
                .withDomainId(DOMAIN)
                .withAddress(address.get().getHostAddress());
        Topic<Twist> topic = Topic.CMD_VEL.named("/interface/cmd_vel");
        try (Transport a = TransportFactory.open("ros2", there);
                Transport b = TransportFactory.open("ros2", there);
                Transport loopback = open("on_loopback")) {
            AtomicReference<Double> heard = new AtomicReference<>();
            AtomicReference<Double> overheard = new AtomicReference<>();
            b.subscribe(topic, m -> heard.set(m.linearX));
            loopback.subscribe(topic, m -> overheard.set(m.linearX));
            Publisher<Twist> publisher = a.advertise(topic);
            Twist twist = new Twist();
            twist.set(0.125, 0);
            Await.that("the command on " + there.address(), () -> {
                publisher.publish(twist);
                return heard.get() != null;
            });
            assertEquals(0.125, heard.get());
            assertEquals(null, overheard.get());
            Await.that(
                    "the graph on " + there.address(),
                    () -> a.graph().stream().anyMatch(e -> e.topic().equals(topic.name()) && !e.publishes()));
            assertTrue(a.description().contains(there.address()), a.description());
        }
    }
}
