package org.skidpad.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.skidpad.bridge.deploy.DriveMode;
import org.skidpad.bridge.deploy.Promotion;
import org.skidpad.policies.PolicyFile;
import org.skidpad.policies.PolicyLoader;
import org.skidpad.sim.diagnostic.Diagnostic;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.record.Recording;
import org.skidpad.sim.record.Recordings;
import org.skidpad.sim.robot.RobotDescription;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code skidpad promote}: from one mode of deployment to the next, on recorded evidence. */
@Command(
        name = "promote",
        description =
                "Lets a policy drive a robot in the next mode, if the recording of the mode before shows that it may.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  skidpad promote room.policy --robot turtlebot3_burger --to capped shadow.mcap",
            "  skidpad promote room.policy --robot my_robot.yaml --to full capped.mcap",
            "",
            "How much is asked for stands under 'modes' in the robot's file. Writes POLICY.ROBOT.MODE.promotion.",
            "Exit codes: 0 promoted, 1 the evidence is not enough, 2 bad input."
        })
final class PromoteCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "POLICY", description = "Policy file, or a rule.")
    private String policyName;

    @Parameters(index = "1", paramLabel = "RECORDING", description = "Of skidpad deploy --record in the mode before.")
    private Path recording;

    @Option(names = "--robot", required = true, paramLabel = "R", description = "Robot file, or one that comes along.")
    private String robotName;

    @Option(names = "--to", required = true, paramLabel = "capped|full", description = "The mode to promote to.")
    private DriveMode to;

    @Override
    public Integer call() {
        if (to == DriveMode.SHADOW) {
            throw Arguments.bad("--to", "a shadow needs no promotion");
        }
        RobotDescription robot = RobotsCommand.load(robotName);
        boolean rule = PolicyLoader.ruleNames().contains(policyName);
        String fingerprint = rule ? policyName : PolicyFile.fingerprint(Arguments.file("POLICY", policyName));
        Recording run = Recordings.open(recording);
        Promotion promotion = new Promotion(fingerprint, robot, to);
        List<String> shortcomings = promotion.shortcomings(run);
        if (!shortcomings.isEmpty()) {
            SourceLocation place = SourceLocation.wholeFile(recording.toString());
            shortcomings.stream()
                    .map(s -> Diagnostic.error(place, "not promoted to " + to.word() + ": " + s))
                    .forEach(System.err::println);
            return ExitCode.FAILED_VERDICT;
        }
        Path file = Promotion.file(Path.of(policyName), robot, to);
        promotion.write(file, recording, run);
        System.out.printf("promoted %s on %s to %s: %s%n", policyName, robot.name(), to.word(), file);
        return ExitCode.DONE;
    }
}
