package org.skidpad.scenarios.opendrive;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.SourceLocation;

/** Reads a map's XML. Document types and external entities are refused; size, depth and element count are bounded. */
final class MapXml {
    static final int MAX_BYTES = 256 << 20;
    static final int MAX_DEPTH = 64;
    static final int MAX_ELEMENTS = 5_000_000;

    private static final Pattern DECLARATION = Pattern.compile("\\A\\s*+(<\\?xml\\s[^>]{0,200}\\?>)");

    private final String file;
    private final String text;
    private final int[] lineStarts;

    private MapXml(String file, String text) {
        this.file = file;
        this.text = text;
        this.lineStarts = lineStarts(text);
    }

    /** The root element; throws {@link BadInputException} for a file that cannot be read or is not well-formed. */
    static MapElement read(Path path) {
        String file = path.toString();
        byte[] bytes;
        try (InputStream in = Files.newInputStream(path)) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        } catch (NoSuchFileException e) {
            throw new BadInputException(SourceLocation.wholeFile(file), "no such file");
        } catch (IOException e) {
            throw new BadInputException(SourceLocation.wholeFile(file), "cannot be read: " + e.getMessage());
        }
        if (bytes.length > MAX_BYTES) {
            throw new BadInputException(SourceLocation.wholeFile(file), "larger than " + (MAX_BYTES >> 20) + " MiB");
        }
        return parse(file, decode(bytes));
    }

    static MapElement parse(String file, String text) {
        Matcher declaration = DECLARATION.matcher(text);
        if (declaration.find()) {
            // The text is decoded already; blanking the declaration keeps every place and allows white space before it.
            text = text.substring(0, declaration.start(1))
                    + declaration.group(1).replaceAll("[^\\r\\n]", " ")
                    + text.substring(declaration.end(1));
        }
        return new MapXml(file, text).tree();
    }

    private static String decode(byte[] bytes) {
        boolean marked = bytes.length >= 3
                && (bytes[0] & 0xFF) == 0xEF
                && (bytes[1] & 0xFF) == 0xBB
                && (bytes[2] & 0xFF) == 0xBF;
        int skip = marked ? 3 : 0;
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, skip, bytes.length - skip))
                    .toString();
        } catch (CharacterCodingException e) {
            // Only names and remarks can hold other letters; Latin-1 takes any byte and keeps the rest as it is.
            return new String(bytes, skip, bytes.length - skip, StandardCharsets.ISO_8859_1);
        }
    }

    private MapElement tree() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        MapElement root = null;
        int elements = 0;
        Deque<MapElement> open = new ArrayDeque<>();
        try {
            XMLStreamReader in = factory.createXMLStreamReader(new StringReader(text));
            while (in.hasNext()) {
                int event = in.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    MapElement element = element(in);
                    if (++elements > MAX_ELEMENTS || open.size() >= MAX_DEPTH) {
                        throw new BadInputException(
                                element.location,
                                "more than " + MAX_ELEMENTS + " elements, or nested deeper than " + MAX_DEPTH);
                    }
                    if (open.isEmpty()) {
                        root = element;
                    } else {
                        open.peek().children.add(element);
                    }
                    open.push(element);
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    open.pop();
                } else if (event == XMLStreamConstants.DTD) {
                    throw refusedDocumentType();
                }
            }
        } catch (XMLStreamException e) {
            throw text.contains("<!DOCTYPE") ? refusedDocumentType() : malformed(e);
        }
        if (root == null) {
            throw new BadInputException(SourceLocation.wholeFile(file), "has no element");
        }
        return root;
    }

    private MapElement element(XMLStreamReader in) {
        String name = in.getLocalName();
        // The parser stands behind the tag, or one further where markup follows; no attribute value can hold a '<', so
        // the
        // last one before the tag's '>' began the tag.
        int end = Math.min(in.getLocation().getCharacterOffset(), text.length());
        while (end > 0 && text.charAt(end - 1) != '>') {
            end--;
        }
        int start = end <= 0 ? 0 : Math.max(0, text.lastIndexOf('<', end - 1));
        MapElement element = new MapElement(name, location(start));
        for (int i = 0; i < in.getAttributeCount(); i++) {
            element.attributes.put(in.getAttributeLocalName(i), in.getAttributeValue(i));
        }
        return element;
    }

    private BadInputException refusedDocumentType() {
        return new BadInputException(
                location(Math.max(0, text.indexOf("<!DOCTYPE"))),
                "a document type declaration is refused",
                "remove the <!DOCTYPE …> line");
    }

    private BadInputException malformed(XMLStreamException e) {
        String message = e.getMessage() == null ? "" : e.getMessage();
        int at = message.indexOf("Message: ");
        SourceLocation where = e.getLocation() == null
                ? SourceLocation.wholeFile(file)
                : new SourceLocation(
                        file, e.getLocation().getLineNumber(), e.getLocation().getColumnNumber());
        return new BadInputException(
                where, "not well-formed XML: " + (at < 0 ? message : message.substring(at + 9)).strip());
    }

    private SourceLocation location(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        int line = found >= 0 ? found : -found - 2;
        return new SourceLocation(file, line + 1, offset - lineStarts[line] + 1);
    }

    private static int[] lineStarts(String text) {
        int[] starts = new int[16];
        int count = 1;
        for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, 2 * count);
            }
            starts[count++] = i + 1;
        }
        return Arrays.copyOf(starts, count);
    }
}
