package org.skidpad.scenarios.yaml;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.skidpad.sim.diagnostic.SourceLocation;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Present;
import org.snakeyaml.engine.v2.api.lowlevel.Serialize;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * The key {@code include} of a document: a file, or a list of files, of its folder, whose mappings are laid into its own. What two of
 * them give is an error, so that nobody has to know which one wins; included files include nothing themselves.
 */
final class Includes {
    static final String KEY = "include";

    private final YamlDocument document;

    private Includes(YamlDocument document) {
        this.document = document;
    }

    /** The document with everything that it includes, or the document itself where it includes nothing. */
    static YamlDocument resolve(YamlDocument document, Path path) {
        if (!document.root().has(KEY)) {
            return document;
        }
        return new Includes(document).resolve(path);
    }

    private YamlDocument resolve(Path path) {
        List<Path> files = new ArrayList<>();
        YamlValue named = document.root().find(KEY).orElseThrow();
        if (named.isText()) {
            document.root().file(KEY).ifPresent(files::add);
        } else {
            for (YamlValue item : document.root().list(KEY)) {
                item.file().ifPresent(files::add);
            }
        }
        document.throwOnError();
        MappingNode whole = without(document.node());
        for (Path file : files) {
            YamlDocument other = YamlDocument.read(file, document.diagnostics());
            lay(other, other.node(), whole, "");
        }
        document.throwOnError();
        return document.as(whole, text(whole), path);
    }

    private static MappingNode without(MappingNode node) {
        List<NodeTuple> rest = new ArrayList<>(node.getValue());
        rest.removeIf(t -> KEY.equals(word(t)));
        node.setValue(rest);
        return node;
    }

    private void lay(YamlDocument from, MappingNode what, MappingNode onto, String path) {
        List<NodeTuple> all = new ArrayList<>(onto.getValue());
        for (NodeTuple tuple : what.getValue()) {
            String key = word(tuple);
            String name = path.isEmpty() ? key : path + "." + key;
            SourceLocation place = from.location(tuple.getKeyNode());
            Optional<Node> here = all.stream()
                    .filter(t -> key != null && key.equals(word(t)))
                    .map(NodeTuple::getValueNode)
                    .findFirst();
            if (path.isEmpty() && KEY.equals(key)) {
                from.error(place, "an included file cannot include others");
            } else if (here.isEmpty()) {
                all.add(tuple);
            } else if (here.get() instanceof MappingNode inner && tuple.getValueNode() instanceof MappingNode more) {
                lay(from, more, inner, name);
            } else {
                from.error(place, "'" + name + "' is given in " + document.file() + " too", "take one of them out");
            }
        }
        onto.setValue(all);
    }

    private static String word(NodeTuple tuple) {
        return tuple.getKeyNode() instanceof ScalarNode key ? key.getValue() : null;
    }

    private static String text(Node whole) {
        DumpSettings settings = DumpSettings.builder().build();
        return new Present(settings)
                .emitToString(new Serialize(settings).serializeOne(whole).iterator());
    }
}
