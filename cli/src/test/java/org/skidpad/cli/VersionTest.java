package org.skidpad.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.skidpad.sim.Version;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

class VersionTest {
    @Test
    void theVersionInRecordingsAndPoliciesIsThatOfTheBuild() throws Exception {
        Element project = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(ProjectFolder.find().resolve("pom.xml").toFile())
                .getDocumentElement();
        String version = null;
        for (Node child = project.getFirstChild(); child != null; child = child.getNextSibling()) {
            if ("version".equals(child.getNodeName())) {
                version = child.getTextContent();
            }
        }
        assertEquals(version, Version.CURRENT);
    }
}
