package org.skidpad.scenarios.xml;

/**
 * The document type declaration of an XML text (W3C, Extensible Markup Language 1.0, fifth edition, productions 28 to 29), looked
 * at but never carried out.
 *
 * @param from where it begins
 * @param to behind its end
 * @param isPassedOver false where it names anything outside the text, refers to a parameter entity, or does not end
 */
record DocumentType(int from, int to, boolean isPassedOver) {
    private static final String MARK = "<!DOCTYPE";

    /** Null where nothing but comments and instructions stands before the first element. */
    static DocumentType find(String text) {
        int at = 0;
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else if (text.startsWith("<!--", at)) {
                at = behind(text, "-->", at + 4);
            } else if (text.startsWith("<?", at)) {
                at = behind(text, "?>", at);
            } else {
                return text.startsWith(MARK, at) && isSpace(text, at + MARK.length()) ? read(text, at) : null;
            }
        }
        return null;
    }

    private static DocumentType read(String text, int from) {
        boolean inside = false;
        int at = from + MARK.length();
        while (at < text.length()) {
            char c = text.charAt(at);
            if (inside && text.startsWith("<!--", at)) {
                at = behind(text, "-->", at + 4);
            } else if (inside && text.startsWith("<?", at)) {
                at = behind(text, "?>", at);
            } else if (inside && text.startsWith("<!", at)) {
                int end = endOfDeclaration(text, at);
                if (end < 0) {
                    return new DocumentType(from, text.length(), false);
                }
                at = end;
            } else if (c == '[' && !inside) {
                inside = true;
                at++;
            } else if (c == ']' && inside) {
                int end = at + 1;
                while (isSpace(text, end)) {
                    end++;
                }
                boolean ends = end < text.length() && text.charAt(end) == '>';
                return new DocumentType(from, ends ? end + 1 : text.length(), ends);
            } else if (c == '>' && !inside) {
                return new DocumentType(from, at + 1, true);
            } else if (inside ? Character.isWhitespace(c) : isOfName(c)) {
                at++;
                if (!inside && namesAnother(text, at)) {
                    return new DocumentType(from, text.length(), false);
                }
            } else {
                // A reference to a parameter entity, or what cannot stand here.
                return new DocumentType(from, text.length(), false);
            }
        }
        return new DocumentType(from, text.length(), false);
    }

    /** Behind the '>' of a declaration, quotes and all; negative where it does not end or names something outside the text. */
    private static int endOfDeclaration(String text, int from) {
        char quote = 0;
        for (int at = from + 2; at < text.length(); at++) {
            char c = text.charAt(at);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '>') {
                return at + 1;
            } else if (c == '<' || namesAnother(text, at)) {
                return -1;
            }
        }
        return -1;
    }

    private static boolean isSpace(String text, int at) {
        return at < text.length() && Character.isWhitespace(text.charAt(at));
    }

    private static boolean namesAnother(String text, int at) {
        return isSpace(text, at - 1) && (text.startsWith("SYSTEM", at) || text.startsWith("PUBLIC", at));
    }

    private static boolean isOfName(char c) {
        return Character.isWhitespace(c) || Character.isLetterOrDigit(c) || ":_-.\u00B7".indexOf(c) >= 0;
    }

    private static int behind(String text, String mark, int from) {
        int found = text.indexOf(mark, from);
        return found < 0 ? text.length() : found + mark.length();
    }
}
