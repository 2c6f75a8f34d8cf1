package org.skidpad.bridge.transport.ros1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * XML-RPC as far as ROS uses it: values are Integer, Boolean, Double, String, byte[], Lists of values, and Maps from names to
 * values.
 */
final class XmlRpc {
    /** Longest document accepted, bytes. */
    static final int MAX_BYTES = 1 << 20;

    /** Values within values. */
    private static final int MAX_DEPTH = 16;

    /** Elements within elements, refused while parsing: walking a deeper tree could exhaust the stack. */
    private static final int MAX_ELEMENT_DEPTH = 100;

    private static final String DEPTH_LIMIT = "http://www.oracle.com/xml/jaxp/properties/maxElementDepth";

    /** A parser serves one thread at a time, and costs far more to make than a document to parse. */
    private static final ThreadLocal<DocumentBuilder> BUILDERS = ThreadLocal.withInitial(XmlRpc::safeBuilder);

    private XmlRpc() {}

    /** A call. */
    record Call(String method, List<Object> arguments) {}

    static byte[] call(String method, List<?> arguments) {
        StringBuilder out = new StringBuilder("<?xml version=\"1.0\"?><methodCall><methodName>")
                .append(method)
                .append("</methodName><params>");
        for (Object a : arguments) {
            out.append("<param>");
            value(out, a);
            out.append("</param>");
        }
        return out.append("</params></methodCall>").toString().getBytes(StandardCharsets.UTF_8);
    }

    static byte[] response(Object result) {
        StringBuilder out = new StringBuilder("<?xml version=\"1.0\"?><methodResponse><params><param>");
        value(out, result);
        return out.append("</param></params></methodResponse>").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void value(StringBuilder out, Object o) {
        out.append("<value>");
        if (o instanceof Integer) {
            out.append("<int>").append(o).append("</int>");
        } else if (o instanceof Boolean b) {
            out.append("<boolean>").append(b ? 1 : 0).append("</boolean>");
        } else if (o instanceof Double) {
            out.append("<double>").append(o).append("</double>");
        } else if (o instanceof List<?> list) {
            out.append("<array><data>");
            list.forEach(x -> value(out, x));
            out.append("</data></array>");
        } else if (o instanceof Map<?, ?> map) {
            out.append("<struct>");
            map.forEach((name, member) -> {
                out.append("<member><name>").append(escape(name)).append("</name>");
                value(out, member);
                out.append("</member>");
            });
            out.append("</struct>");
        } else if (o instanceof byte[] bytes) {
            out.append("<base64>")
                    .append(Base64.getEncoder().encodeToString(bytes))
                    .append("</base64>");
        } else {
            out.append("<string>").append(escape(o)).append("</string>");
        }
        out.append("</value>");
    }

    private static String escape(Object o) {
        return o.toString().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /**
     * Parses a request.
     *
     * @throws IOException where it is no XML-RPC call
     */
    static Call parseCall(byte[] bytes) throws IOException {
        Element root = parse(bytes, "methodCall");
        String method = "";
        List<Object> arguments = new ArrayList<>();
        for (Element e : children(root)) {
            if (e.getTagName().equals("methodName")) {
                method = e.getTextContent().strip();
            } else if (e.getTagName().equals("params")) {
                for (Element p : children(e)) {
                    arguments.add(read(only(p), 0));
                }
            }
        }
        return new Call(method, arguments);
    }

    /**
     * Parses an answer.
     *
     * @throws IOException where it is none, or a fault
     */
    static Object parseResponse(byte[] bytes) throws IOException {
        Element content = only(parse(bytes, "methodResponse"));
        if (content.getTagName().equals("fault")) {
            throw new IOException("fault " + read(only(content), 0));
        }
        return read(only(only(content)), 0);
    }

    private static Element parse(byte[] bytes, String rootName) throws IOException {
        if (bytes.length > MAX_BYTES) {
            throw new IOException("an XML-RPC document of more than " + MAX_BYTES + " bytes");
        }
        try {
            DocumentBuilder builder = BUILDERS.get();
            builder.reset();
            builder.setErrorHandler(null); // faults are thrown, not printed
            Element root = builder.parse(new ByteArrayInputStream(bytes)).getDocumentElement();
            if (!root.getTagName().equals(rootName)) {
                throw new IOException("expected " + rootName + ", got " + root.getTagName());
            }
            return root;
        } catch (SAXException e) {
            throw new IOException("no XML: " + e.getMessage(), e);
        }
    }

    private static DocumentBuilder safeBuilder() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setAttribute(DEPTH_LIMIT, MAX_ELEMENT_DEPTH);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            return factory.newDocumentBuilder();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("this JDK's XML parser cannot be made safe", e);
        }
    }

    private static Object read(Element value, int depth) throws IOException {
        if (depth > MAX_DEPTH) {
            throw new IOException("values nested deeper than " + MAX_DEPTH);
        }
        List<Element> inside = children(value);
        if (inside.isEmpty()) {
            return value.getTextContent();
        }
        Element typed = inside.get(0);
        String text = typed.getTextContent();
        try {
            switch (typed.getTagName()) {
                case "int", "i4":
                    return Integer.valueOf(text.strip());
                case "boolean":
                    return text.strip().equals("1");
                case "double":
                    return Double.valueOf(text.strip());
                case "array": {
                    List<Object> list = new ArrayList<>();
                    for (Element e : children(only(typed))) {
                        list.add(read(e, depth + 1));
                    }
                    return list;
                }
                case "struct": {
                    Map<String, Object> map = new LinkedHashMap<>();
                    for (Element member : children(typed)) {
                        String name = "";
                        Object content = "";
                        for (Element e : children(member)) {
                            if (e.getTagName().equals("value")) {
                                content = read(e, depth + 1);
                            } else {
                                name = e.getTextContent();
                            }
                        }
                        map.put(name, content);
                    }
                    return map;
                }
                case "base64":
                    return Base64.getMimeDecoder().decode(text);
                default:
                    return text;
            }
        } catch (IllegalArgumentException e) { // no number, or no base 64
            throw new IOException("'" + text + "' is no " + typed.getTagName(), e);
        }
    }

    private static Element only(Element parent) throws IOException {
        List<Element> all = children(parent);
        if (all.isEmpty()) {
            throw new IOException(parent.getTagName() + " is empty");
        }
        return all.get(0);
    }

    private static List<Element> children(Element parent) {
        List<Element> out = new ArrayList<>();
        for (Node n = parent.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n instanceof Element e) {
                out.add(e);
            }
        }
        return out;
    }
}
