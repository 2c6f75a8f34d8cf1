package org.skidpad.scenarios.xml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.skidpad.sim.diagnostic.BadInputException;
import org.skidpad.sim.diagnostic.Diagnostic;

class XmlReaderTest {
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final Problems problems = new Problems(diagnostics);

    private XmlElement parse(String text) {
        return XmlReader.parse(text, "a.xosc", problems);
    }

    @Test
    void everyElementAndAttributeKnowsItsLineAndColumn() {
        XmlElement root = parse("<?xml version=\"1.0\"?>\n<A>\n  <B x='1'\n     yy = \"2 &amp; 3\"/>\n</A>\n");
        XmlElement b = root.child("B");
        assertEquals("a.xosc:2:1", root.location.toString());
        assertEquals("a.xosc:3:3", b.location.toString());
        assertEquals("a.xosc:3:9", b.attribute("x").location().toString());
        assertEquals("a.xosc:4:12", b.attribute("yy").location().toString());
        assertEquals("2 & 3", b.attribute("yy").value());
    }

    @Test
    void placesStayRightFarIntoALargeFileWithWindowsLineEnds() {
        StringBuilder text = new StringBuilder("<A>\r\n");
        for (int i = 0; i < 20_000; i++) {
            text.append("  <B n=\"").append(i).append("\"><!-- ä€𝄞 <no> --></B>\r\n");
        }
        XmlElement root = parse(text.append("</A>").toString());
        XmlElement last = root.children.get(19_999);
        assertEquals("a.xosc:20001:3", last.location.toString());
        assertEquals("a.xosc:20001:9", last.attribute("n").location().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>",
                "<!DOCTYPE a [<!ENTITY x\tPUBLIC 'p' \"file:///etc/hostname\">]>",
                "<!DOCTYPE a SYSTEM \"a.dtd\">",
                "<!DOCTYPE a PUBLIC 'p' \"a.dtd\" [ ]>",
                "<!DOCTYPE a [<!ENTITY % x \"<!ENTITY y SYSTEM 'f'>\"> %x; ]>",
                "<!DOCTYPE a [<!ENTITY x 'unended>]>",
                "<!DOCTYPE a [<!-- unended ]>",
                "<!DOCTYPE a [",
                "<!DOCTYPE"
            })
    void aDocumentTypeThatNamesAnotherFileOrIsBrokenIsRefused(String type) {
        BadInputException e = assertThrows(BadInputException.class, () -> parse(type + "\n<a>&x;</a>"));
        assertTrue(e.getMessage().startsWith("a.xosc:1:1: error: a document type"), e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE foo [ <!ENTITY myentity \"my entity value\" > ]> ",
                "<!DOCTYPE a>",
                "<!DOCTYPE a [<!-- ]> SYSTEM --><?do ]> ?><!ELEMENT a (#PCDATA)><!ENTITY b 'SYSTEM ]>'>] >"
            })
    void aHarmlessDocumentTypeIsPassedOverWithAWarning(String type) {
        XmlElement root =
                parse("<?xml version=\"1.0\"?><!-- <!DOCTYPE no SYSTEM 'x'> -->\n " + type + "\n<a b='&lt;'/>");
        assertEquals("a.xosc:3:1", root.location.toString());
        assertEquals("<", root.attribute("b").value());
        assertEquals(1, diagnostics.size(), diagnostics::toString);
        assertEquals("a.xosc:2:2", diagnostics.get(0).location().toString());
        assertEquals(Diagnostic.Severity.WARNING, diagnostics.get(0).severity());
    }

    @ParameterizedTest
    @ValueSource(strings = {"<a b='1'\n c='&x;'/>", "<a>\n &x;</a>", "<a>\n&undeclared;</a>"})
    void anEntityOfAFilesOwnIsAnErrorWhereItIsReferredTo(String text) {
        BadInputException e =
                assertThrows(BadInputException.class, () -> parse("<!DOCTYPE a [<!ENTITY x 'y'>]>\n" + text));
        assertEquals(3, e.diagnostics().get(0).location().line(), e.getMessage());
        assertTrue(e.getMessage().contains("entity"), e.getMessage());
    }

    @Test
    void aBombNeverGoesOff() {
        StringBuilder type = new StringBuilder("<!DOCTYPE a [<!ENTITY e0 'boom'>");
        for (int k = 1; k < 40; k++) {
            type.append("<!ENTITY e" + k + " '" + ("&e" + (k - 1) + ";").repeat(10) + "'>");
        }
        assertEquals("a", parse(type + "]><a/>").name);
        assertThrows(BadInputException.class, () -> parse(type + "]><a>&e39;</a>"));
    }

    @Test
    void aDeclarationThatComesLateIsToleratedAndSaid() {
        XmlElement root = parse("\n<!-- by hand -->\n<?xml version=\"1.0\" encoding=\"UTF-16\"?>\n<A/>");
        assertEquals("a.xosc:4:1", root.location.toString());
        assertEquals("a.xosc:3:1", diagnostics.get(0).location().toString());
    }

    @Test
    void deepNestingIsRefused() {
        BadInputException e =
                assertThrows(BadInputException.class, () -> parse("<a>".repeat(500) + "</a>".repeat(500)));
        assertTrue(e.getMessage().contains("nested deeper"), e.getMessage());
    }

    @Test
    void brokenXmlNamesThePlace() {
        BadInputException e = assertThrows(BadInputException.class, () -> parse("<a>\n  <b>\n</a>"));
        assertEquals(3, e.diagnostics().get(0).location().line());
    }

    @Test
    void byteOrderMarksAndEncodingsAreUnderstood(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("b.xosc");
        Files.write(
                file, "\uFEFF<?xml version=\"1.0\" encoding=\"utf-8\"?><A x=\"ü\"/>".getBytes(StandardCharsets.UTF_8));
        assertEquals(
                "ü", XmlReader.read(file, "b.xosc", problems).attribute("x").value());
        Files.write(
                file,
                "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><A x=\"ü\"/>".getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(
                "ü", XmlReader.read(file, "b.xosc", problems).attribute("x").value());
        Files.write(file, "\uFEFF<A x=\"ü\"/>".getBytes(StandardCharsets.UTF_16LE));
        assertEquals(
                "ü", XmlReader.read(file, "b.xosc", problems).attribute("x").value());
        assertEquals(List.of(), diagnostics);
    }
}
