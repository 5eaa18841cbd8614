package dev.weir.vm.label;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * Renders notes: Markdown to HTML by commonmark-java, and of that only what the OWASP
 * sanitiser lets through; no pictures, since they would tell a stranger who reads.
 * Stateless and thread-safe.
 */
final class NoteText {

	/** Quotes within quotes: more are plain text. */
	private static final int DEEPEST = 20;

	private static final Parser PARSER = Parser.builder()
		.extensions(List.of(TablesExtension.create()))
		.maxOpenBlockParsers(DEEPEST)
		.build();

	private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
		.extensions(List.of(TablesExtension.create()))
		.escapeHtml(true)
		.sanitizeUrls(true)
		.omitSingleParagraphP(false)
		.build();

	private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
		.allowElements("p", "br", "hr", "strong", "em", "code", "pre", "blockquote", "ul", "ol", "li", "h1", "h2", "h3",
				"h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td", "a")
		.allowElements((name, attributes) -> "h" + Math.min(6, name.charAt(1) - '0' + 2), "h1", "h2", "h3", "h4", "h5",
				"h6")
		.allowUrlProtocols("http", "https", "mailto", "ssh")
		.allowAttributes("href")
		.onElements("a")
		.allowAttributes("start")
		.matching((element, attribute, value) -> value.matches("[0-9]{1,9}") ? value : null)
		.onElements("ol")
		.requireRelsOnLinks("nofollow", "noopener", "noreferrer")
		.toFactory();

	private NoteText() {
	}

	/** The notes as HTML that harms nobody. */
	static NoteHtml html(String markdown) {
		return new NoteHtml(POLICY.sanitize(RENDERER.render(PARSER.parse(markdown))));
	}

	/** Tells notes from others: another text has another mark. */
	static String mark(@Nullable String notes) {
		String text = Objects.requireNonNullElse(notes, "");
		return String.format(Locale.ROOT, "%d-%08x", text.length(), text.hashCode());
	}

}
