package dev.weir.hypervisor.xml;

import java.nio.charset.StandardCharsets;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Makes documents that nobody expects: text that is hardly XML, and definitions that are
 * well-formed but odd.
 */
final class OddXml {

	/** Stands once in each odd domain, as its name. */
	static final String NAME = "web1-marker";

	private static final String[] PIECES = { "<domain>", "<domain type='kvm'>", "</domain>", "<name>", "</name>",
			"<devices>", "</devices>", "<disk", ">", "/>", "<", "&", "&amp;", "&#x0;", "&#55296;", "&x;", "'", "\"",
			"=", "type='file'", " a='1' a='2'", "<!--", "-->", "--", "<![CDATA[", "]]>", "<?xml version='1.0'?>",
			"<?xml version='1.1'?>", "<?xml encoding='UTF-16'?>", "<?p", "?>", "<!DOCTYPE domain [", "<!ENTITY a 'b'>",
			"]>", "<x:y>", " xmlns:x='u'", " xmlns='u'", " xmlns:xml='u'", "\u0000", "\uD800", "\uFFFF", "\uFEFF",
			"\u0085", "\r\n", " ", "名", "<vcpu>", "99999999999999999999", "-1", "</vcpu>", "<network>", "<pool>",
			"<volume>", "<capabilities>", "<domainCapabilities>", "</network>" };

	private OddXml() {
	}

	/** Anything between noise and a document with one fault. */
	static Arbitrary<String> soup() {
		Arbitrary<String> pieces = Arbitraries.of(PIECES).list().ofMaxSize(25).map((list) -> String.join("", list));
		Arbitrary<String> wrapped = pieces.map((text) -> "<domain>" + text + "</domain>");
		Arbitrary<String> bytes = Arbitraries.bytes()
			.array(byte[].class)
			.ofMaxSize(60)
			.map((raw) -> new String(raw, StandardCharsets.ISO_8859_1));
		return Arbitraries.oneOf(pieces, wrapped, bytes, spoilt(), Arbitraries.strings().ofMaxLength(60));
	}

	/** A real definition with some characters lost and something else in their place. */
	private static Arbitrary<String> spoilt() {
		String sample = Samples.read("running.xml");
		return Combinators
			.combine(Arbitraries.integers().between(0, sample.length()), Arbitraries.integers().between(0, 40),
					Arbitraries.of(PIECES))
			.as((at, lost, piece) -> sample.substring(0, at) + piece
					+ sample.substring(Math.min(sample.length(), at + lost)));
	}

	/** A well-formed domain with foreign elements, namespaces, comments and the like. */
	static Arbitrary<String> domain() {
		Arbitrary<List<String>> nodes = node(3).list().ofMaxSize(5);
		return Combinators.combine(nodes, nodes, nodes, Arbitraries.of("", "<!--c-->", "<?pi x?>"))
			.as((before, after, devices, prolog) -> prolog + "<domain type='kvm' xmlns:q='urn:q'>"
					+ String.join("", before) + "<name>" + NAME + "</name>" + String.join("", after) + "<devices>"
					+ String.join("\n  ", devices) + "</devices></domain>" + prolog);
	}

	private static Arbitrary<String> node(int depth) {
		Arbitrary<String> leaf = Arbitraries.of("text", "&lt;&amp;&#13;", "<!-- a < b -->", "<![CDATA[<b>]]]]>",
				"<?keep me?>", "\n  ", "😀\u0085\u2028", "<e/>", "<q:e q:a='1' a='2'/>", "<e xmlns='urn:d'><f/></e>",
				"<vcpu current='x'>many</vcpu>", "<memory unit='EiB'>99999999999</memory>", "<os/>", "<uuid>u</uuid>",
				"<e a='&#9;&#10;&#13; &lt;&quot;&apos;'/>", "<currentMemory>-5</currentMemory>", "<disk/>",
				"<graphics port='1e9'><listen/></graphics>", "<console><target type='serial'/></console>");
		if (depth == 0) {
			return leaf;
		}
		Arbitrary<String> element = Combinators
			.combine(Arbitraries.of("a", "q:b", "disk", "interface", "devices", "metadata", "os"),
					node(depth - 1).list().ofMaxSize(3))
			.as((name, children) -> "<" + name + ">" + String.join("", children) + "</" + name + ">");
		return Arbitraries.oneOf(leaf, element);
	}

}
