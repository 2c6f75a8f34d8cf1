package org.skidpad.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.skidpad.scenarios.library.Family;
import org.skidpad.scenarios.library.Library;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.skidpad.sim.diagnostic.Suggestion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code skidpad scenarios}: the shipped library. */
@Command(
        name = "scenarios",
        description = "Lists the shipped scenario families by group, prints one, or makes their document.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  skidpad scenarios                                    all families, a line each",
            "  skidpad scenarios --group junction                   those of one group",
            "  skidpad scenarios --tag euro-ncap --tag pedestrian   those with all these tags; --tags lists them",
            "  skidpad view roundabout                              one episode of it in a window",
            "  skidpad scenarios roundabout > my-roundabout.yaml    the text of one, to start one's own from",
            "  skidpad run roundabout --set difficulty=0.9          a harder episode than it draws by itself",
            "  skidpad regress library                              every family with its baseline",
            "  skidpad scenarios --document > docs/scenarios.md     the document",
            "  skidpad scenarios --pictures docs/pictures/scenarios  its pictures",
            "",
            "Each has a parameter 'difficulty': at 0 its baseline passes nearly always, at 1 it fails at times."
        })
final class ScenariosCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "NAME", description = "Prints the text of this one.")
    private String name;

    @Option(names = "--group", paramLabel = "G", description = "Only this group.")
    private String group;

    @Option(
            names = "--tag",
            paramLabel = "T",
            description = "Only those with this tag; may be repeated, then with all of them.")
    private List<String> tags = List.of();

    @Option(names = "--tags", description = "Lists the tags and what they say.")
    private boolean listTags;

    @Option(names = "--document", description = "Prints docs/scenarios.md.")
    private boolean document;

    @Option(
            names = "--pictures",
            paramLabel = "FOLDER",
            description = "Runs an episode of each and draws a moment of it.")
    private Path pictures;

    @Option(
            names = "--measure",
            paramLabel = "N",
            description = "Prints which share of N episodes the baseline passes at difficulty 0, 1/2 and 1, as the"
                    + " resource scenarios/measured.tsv.")
    private Integer measure;

    @Override
    public Integer call() {
        List<Family> families = Library.families();
        if (name != null) {
            if (!Library.names().contains(name)) {
                throw new BadInputException(
                        SourceLocation.wholeFile(name),
                        "no shipped scenario of that name",
                        Suggestion.forWord(name, Library.names()));
            }
            families = families.stream().filter(f -> f.name().equals(name)).toList();
        }
        if (group != null) {
            if (!Family.GROUPS.contains(group)) {
                throw new BadInputException(
                        SourceLocation.wholeFile("--group"),
                        "there is no group '" + group + "' (" + String.join(", ", Family.GROUPS) + ")",
                        Suggestion.forWord(group, Family.GROUPS));
            }
            families = families.stream().filter(f -> f.group().equals(group)).toList();
        }
        for (String tag : tags) {
            if (!Family.TAGS.containsKey(tag)) {
                throw new BadInputException(
                        SourceLocation.wholeFile("--tag"),
                        "there is no tag '" + tag + "' (" + String.join(", ", Family.TAGS.keySet()) + ")",
                        Suggestion.forWord(tag, Family.TAGS.keySet()));
            }
            families = families.stream().filter(f -> f.tags().contains(tag)).toList();
        }
        if (listTags) {
            System.out.print(LibraryDocument.tags(families));
            return ExitCode.DONE;
        }
        if (name != null && measure == null && pictures == null) {
            System.out.print(Library.text(name));
        } else if (document) {
            System.out.print(LibraryDocument.markdown(families));
        } else if (pictures != null) {
            Arguments.folder("--pictures", pictures);
            LibraryRuns.pictures(families, pictures);
        } else if (measure != null) {
            System.out.print(LibraryRuns.measured(families, Math.max(1, measure)));
        } else {
            System.out.print(LibraryDocument.list(families));
        }
        return ExitCode.DONE;
    }
}
