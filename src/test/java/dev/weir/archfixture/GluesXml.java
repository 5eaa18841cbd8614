package dev.weir.archfixture;

/** Breaks the rule that XML is built as a document. */
final class GluesXml {

	String volume(String name) {
		return "<volume><name>" + name + "</name></volume>";
	}

}
