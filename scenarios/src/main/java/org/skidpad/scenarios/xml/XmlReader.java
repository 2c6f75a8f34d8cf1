package org.skidpad.scenarios.xml;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.MissingResourceException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.SourceLocation;

/**
 * Reads an XML file into a tree of {@link XmlElement}s. A document type declaration is passed over with a warning, and refused
 * where it names anything outside the file; an entity other than XML's five is an error where it is referred to. Size, depth and
 * number of elements are bounded. A byte order mark and an XML declaration that is not at the very start are
 * tolerated, because files in the field have them.
 */
public final class XmlReader {
    public static final int MAX_BYTES = 256 << 20;
    public static final int MAX_DEPTH = 64;
    public static final int MAX_ELEMENTS = 5_000_000;

    /** White space and comments before a late XML declaration. */
    private static final Pattern DECLARATION =
            Pattern.compile("\\A(?:\\s|<!--(?:(?!-->).){0,4000}-->)*+(<\\?xml\\s[^>]{0,200}\\?>)", Pattern.DOTALL);

    /** As the JDK's parser says it in English; in another language its own words are shown. */
    private static final Pattern UNKNOWN_ENTITY = Pattern.compile("^The entity \"([^\"]{1,200})\" was referenced");

    private static final Pattern ENCODING = Pattern.compile("encoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"']");

    private final String file;
    private final String text;
    private final int[] lineStarts;
    private int cursor;

    private XmlReader(String file, String text) {
        this.file = file;
        this.text = text;
        this.lineStarts = lineStarts(text);
    }

    /**
     * Reads a file.
     *
     * @param shownAs the file's name in diagnostics
     * @param problems receives warnings: an unknown encoding, a late declaration
     * @throws BadInputException for a file that cannot be read, is not well-formed, or goes beyond the limits
     */
    public static XmlElement read(Path path, String shownAs, Problems problems) {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(path)) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        } catch (IOException e) {
            throw new BadInputException(SourceLocation.wholeFile(shownAs), reason(e));
        }
        if (bytes.length > MAX_BYTES) {
            throw new BadInputException(
                    SourceLocation.wholeFile(shownAs),
                    "is larger than the " + (MAX_BYTES >> 20) + " MiB that are read");
        }
        return parse(decode(bytes, shownAs, problems), shownAs, problems);
    }

    /** Like {@link #read}, from text. */
    public static XmlElement parse(String text, String shownAs, Problems problems) {
        Matcher declaration = DECLARATION.matcher(text);
        if (declaration.find()) {
            if (declaration.start(1) > 0) {
                problems.warning(
                        new XmlReader(shownAs, text).location(declaration.start(1)),
                        "the XML declaration is not at the start of the file; it is skipped");
            }
            text = blanked(text, declaration.start(1), declaration.end(1));
        }
        DocumentType type = DocumentType.find(text);
        if (type != null) {
            SourceLocation where = new XmlReader(shownAs, text).location(type.from());
            if (!type.isPassedOver()) {
                throw refusedType(where);
            }
            problems.warning(where, "the document type declaration is passed over: no entity of its own is read");
            text = blanked(text, type.from(), type.to());
        }
        return new XmlReader(shownAs, text).tree();
    }

    /** With blanks in place of a part, so that every later position stays what it is. */
    private static String blanked(String text, int from, int to) {
        return text.substring(0, from) + text.substring(from, to).replaceAll("[^\\r\\n]", " ") + text.substring(to);
    }

    private static BadInputException refusedType(SourceLocation where) {
        return new BadInputException(
                where,
                "a document type declaration that names another file, or is broken, is refused",
                "remove the <!DOCTYPE …> line");
    }

    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "no such file";
        }
        return "cannot be read: " + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
    }

    private static String decode(byte[] bytes, String file, Problems problems) {
        int skip = 0;
        Charset charset = StandardCharsets.UTF_8;
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            skip = 3;
        } else if (startsWith(bytes, 0xFE, 0xFF)) {
            skip = 2;
            charset = StandardCharsets.UTF_16BE;
        } else if (startsWith(bytes, 0xFF, 0xFE)) {
            skip = 2;
            charset = StandardCharsets.UTF_16LE;
        } else {
            String head = new String(bytes, 0, Math.min(bytes.length, 400), StandardCharsets.ISO_8859_1);
            Matcher encoding = ENCODING.matcher(head);
            int end = head.indexOf("?>");
            if (head.contains("<?xml") && encoding.find() && encoding.start() < end) {
                charset = charset(encoding.group(1), file, problems);
            }
        }
        ByteBuffer body = ByteBuffer.wrap(bytes, skip, bytes.length - skip);
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(body)
                    .toString();
        } catch (CharacterCodingException e) {
            problems.warning(
                    SourceLocation.wholeFile(file),
                    "has bytes that are not " + charset.name() + "; it is read as ISO-8859-1");
            return new String(bytes, skip, bytes.length - skip, StandardCharsets.ISO_8859_1);
        }
    }

    private static Charset charset(String name, String file, Problems problems) {
        try {
            Charset charset = Charset.forName(name);
            // A declaration that could be read byte by byte cannot be in UTF-16, whatever it says.
            return charset.name().startsWith("UTF-16") ? StandardCharsets.UTF_8 : charset;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            problems.warning(
                    new SourceLocation(file, 1, 0), "the encoding '" + name + "' is unknown; it is read as UTF-8");
            return StandardCharsets.UTF_8;
        }
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private XmlElement tree() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("external entities are refused");
        });
        XmlElement root = null;
        int elements = 0;
        Deque<XmlElement> open = new ArrayDeque<>();
        try {
            XMLStreamReader in = factory.createXMLStreamReader(new StringReader(text));
            while (in.hasNext()) {
                switch (in.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        XmlElement element = element(in);
                        if (++elements > MAX_ELEMENTS) {
                            throw new BadInputException(element.location, "more than " + MAX_ELEMENTS + " elements");
                        }
                        if (open.size() >= MAX_DEPTH) {
                            throw new BadInputException(
                                    element.location, "elements are nested deeper than " + MAX_DEPTH);
                        }
                        if (open.isEmpty()) {
                            root = element;
                        } else {
                            open.peek().children.add(element);
                        }
                        open.push(element);
                    }
                    case XMLStreamConstants.END_ELEMENT -> open.pop();
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                        if (!open.isEmpty()) {
                            open.peek().append(in.getText());
                        }
                    }
                    case XMLStreamConstants.DTD -> throw refusedType(location(Math.max(0, text.indexOf("<!DOCTYPE"))));
                    case XMLStreamConstants.ENTITY_REFERENCE ->
                        throw new BadInputException(
                                new SourceLocation(
                                        file,
                                        in.getLocation().getLineNumber(),
                                        in.getLocation().getColumnNumber()),
                                "the entity '&" + in.getLocalName() + ";' is refused");
                    default -> {
                        // Comments, processing instructions and white space say nothing.
                    }
                }
            }
        } catch (XMLStreamException e) {
            throw malformed(e);
        } catch (MissingResourceException e) {
            // The JDK's parser lacks the texts of some of its messages, all about document types.
            throw malformed(new XMLStreamException("is not well-formed"));
        }
        if (root == null) {
            throw new BadInputException(SourceLocation.wholeFile(file), "has no element");
        }
        return root;
    }

    private BadInputException malformed(XMLStreamException e) {
        if (text.contains("<!DOCTYPE")) {
            return refusedType(location(text.indexOf("<!DOCTYPE")));
        }
        String message = e.getMessage() == null ? "is not well-formed XML" : e.getMessage();
        int at = message.indexOf("Message: ");
        if (at >= 0) {
            message = message.substring(at + "Message: ".length());
        }
        SourceLocation where = e.getLocation() == null
                ? SourceLocation.wholeFile(file)
                : new SourceLocation(
                        file, e.getLocation().getLineNumber(), e.getLocation().getColumnNumber());
        Matcher entity = UNKNOWN_ENTITY.matcher(message);
        if (entity.find()) {
            return new BadInputException(
                    where,
                    "the entity '&" + entity.group(1) + ";' is refused: a file's own entities are not read",
                    "write in its place what it stands for");
        }
        return new BadInputException(where, "not well-formed XML: " + message.strip());
    }

    private XmlElement element(XMLStreamReader in) {
        String name = in.getLocalName();
        int start = nextStartTag();
        boolean exact = start >= 0 && text.startsWith(name, start + 1);
        int end = exact ? endOfTag(start) : -1;
        SourceLocation where = exact
                ? location(start)
                : new SourceLocation(
                        file, in.getLocation().getLineNumber(), in.getLocation().getColumnNumber());
        XmlElement element = new XmlElement(name, where);
        for (int i = 0; i < in.getAttributeCount(); i++) {
            String attribute = in.getAttributeLocalName(i);
            int value = exact ? valueStart(attribute, start + 1 + name.length(), end) : -1;
            element.attributes.put(
                    attribute, new XmlElement.Attribute(in.getAttributeValue(i), value < 0 ? where : location(value)));
        }
        return element;
    }

    /**
     * Where the next start tag begins, or -1. The parser's own offsets are wrong behind some self-closing tags, so a cursor of
     * ours walks through the text in step with it.
     */
    private int nextStartTag() {
        while (true) {
            int open = text.indexOf('<', cursor);
            if (open < 0) {
                return -1;
            }
            if (text.startsWith("<!--", open)) {
                cursor = behind("-->", open + 4);
            } else if (text.startsWith("<![CDATA[", open)) {
                cursor = behind("]]>", open);
            } else if (text.startsWith("<?", open)) {
                cursor = behind("?>", open);
            } else if (text.startsWith("</", open)) {
                cursor = behind(">", open);
            } else {
                cursor = endOfTag(open);
                return open;
            }
        }
    }

    private int behind(String mark, int from) {
        int found = text.indexOf(mark, from);
        return found < 0 ? text.length() : found + mark.length();
    }

    /** The offset behind the '>' of a tag; a '>' inside an attribute's value does not count. */
    private int endOfTag(int open) {
        char quote = 0;
        for (int i = open; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '>') {
                return i + 1;
            }
        }
        return text.length();
    }

    /** Where the value of an attribute begins inside a start tag, or -1. */
    private int valueStart(String attribute, int from, int end) {
        int i = from;
        while (i < end) {
            while (i < end && Character.isWhitespace(text.charAt(i))) {
                i++;
            }
            int nameStart = i;
            while (i < end && text.charAt(i) != '=' && !Character.isWhitespace(text.charAt(i))) {
                i++;
            }
            String name = text.substring(nameStart, i);
            while (i < end && text.charAt(i) != '"' && text.charAt(i) != '\'') {
                i++;
            }
            if (i >= end) {
                return -1;
            }
            int close = text.indexOf(text.charAt(i), i + 1);
            if (close < 0) {
                return -1;
            }
            // Without namespace processing the parser still reports the local name behind a prefix.
            if (name.equals(attribute) || name.endsWith(":" + attribute)) {
                return i + 1;
            }
            i = close + 1;
        }
        return -1;
    }

    private SourceLocation location(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        int line = found >= 0 ? found : -found - 2;
        return new SourceLocation(file, line + 1, offset - lineStarts[line] + 1);
    }

    private static int[] lineStarts(String text) {
        int lines = 1;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\n') {
                lines++;
            }
        }
        int[] starts = new int[lines];
        int line = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\n') {
                starts[++line] = i + 1;
            }
        }
        return starts;
    }
}
