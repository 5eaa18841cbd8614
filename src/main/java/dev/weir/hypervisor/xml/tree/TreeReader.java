package dev.weir.hypervisor.xml.tree;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Cuts a document into nodes. It must be well-formed and without a document type
 * declaration, which somebody else has made sure of: here nothing is checked. Used once.
 */
public final class TreeReader {

	/** The quotes that libvirt writes. */
	static final char QUOTE = '\'';

	private final String xml;

	private final List<Node> top = new ArrayList<>();

	private @Nullable ElementNode open;

	private @Nullable ElementNode root;

	private char quote = QUOTE;

	private int at;

	private TreeReader(String xml) {
		this.xml = xml;
	}

	/**
	 * Reads a document.
	 * @param wellFormed a document that a parser has accepted
	 */
	public static Tree read(String wellFormed) {
		TreeReader reader = new TreeReader(wellFormed);
		while (reader.at < wellFormed.length()) {
			reader.node();
		}
		if (reader.root == null) {
			throw new IllegalArgumentException("No element");
		}
		return new Tree(reader.top, reader.root);
	}

	private void node() {
		if (this.xml.charAt(this.at) != '<') {
			int next = this.xml.indexOf('<', this.at);
			add(new TextNode(take((next < 0) ? this.xml.length() : next)));
			return;
		}
		switch (this.xml.charAt(this.at + 1)) {
			case '/' -> endTag();
			case '?' -> add(new MarkupNode(through("?>")));
			case '!' -> add(this.xml.startsWith(TextNode.CDATA, this.at) ? new TextNode(through(TextNode.CDATA_END))
					: new MarkupNode(through("-->")));
			default -> startTag();
		}
	}

	private void startTag() {
		this.at++;
		String name = name();
		List<AttributeNode> attributes = new ArrayList<>(4);
		String gap = blank();
		while (this.xml.charAt(this.at) != '>' && this.xml.charAt(this.at) != '/') {
			attributes.add(attribute(gap));
			gap = blank();
		}
		boolean empty = this.xml.charAt(this.at) == '/';
		this.at += empty ? 2 : 1;
		ElementNode element = new ElementNode(this.open, new StartTag(name, attributes, gap, this.quote), empty);
		add(element);
		if (this.root == null) {
			this.root = element;
		}
		if (empty) {
			element.complete();
		}
		else {
			this.open = element;
		}
	}

	private AttributeNode attribute(String lead) {
		String name = name();
		int opening = this.at;
		while (this.xml.charAt(opening) != '"' && this.xml.charAt(opening) != '\'') {
			opening++;
		}
		String assignment = take(opening);
		this.quote = this.xml.charAt(opening);
		return AttributeNode.read(lead, name, assignment, take(this.xml.indexOf(this.quote, opening + 1) + 1));
	}

	private void endTag() {
		String tag = through(">");
		if (this.open != null) {
			this.open.endTag(tag);
			this.open.complete();
			this.open = this.open.parent();
		}
	}

	private void add(Node node) {
		if (this.open != null) {
			this.open.read(node);
		}
		else {
			this.top.add(node);
		}
	}

	private String name() {
		int end = this.at;
		while (!isBlank(this.xml.charAt(end)) && "=/>".indexOf(this.xml.charAt(end)) < 0) {
			end++;
		}
		return take(end);
	}

	private String blank() {
		int end = this.at;
		while (isBlank(this.xml.charAt(end))) {
			end++;
		}
		return take(end);
	}

	/** Up to and with the end of this piece, which the beginning of none contains. */
	private String through(String end) {
		int from = end.equals("-->") ? this.at + "<!--".length() : this.at + 1;
		return take(this.xml.indexOf(end, from) + end.length());
	}

	private String take(int end) {
		String piece = this.xml.substring(this.at, end);
		this.at = end;
		return piece;
	}

	private static boolean isBlank(char c) {
		return c == ' ' || c == '\n' || c == '\t' || c == '\r';
	}

}
