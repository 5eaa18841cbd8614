package dev.weir.hypervisor.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import dev.weir.problem.Problem;
import dev.weir.testbed.Length;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The scanner reads what the parser reads, or leaves it to the parser. */
class ScanCursorTests {

	private static final List<String> PIECES = List.of("<", ">", "/", "'", "\"", "&", "&lt;", "&#10;", "&bad;", "]]>",
			"<!-- -->", "<![CDATA[<]]>", "<?pi?>", "=", " ", "\n", "\t", "\r", "\u0001", "x:", "xmlns='u'",
			"xmlns:x='u'", " a='1' a='2'", "<a/>", "</a>", "\uD83E\uDDAB", "\uD800", "\uFFFE", "名", "</domain>",
			"<x:y xmlns:x='u'/>", "<!DOCTYPE domain>", " xml:lang='de'", ":", "-", "9", "''");

	@Test
	void readsWhatLibvirtWritesByItself() {
		DomainSummary scanned = DomainSummaries.read(new ScanCursor(Samples.read("running.xml")));
		assertThat(scanned).isEqualTo(DomainSummaries.read(new StaxCursor(Samples.read("running.xml"))));
		assertThat(scanned.disks()).hasSize(4);
	}

	@ParameterizedTest
	@ValueSource(strings = { "<!-- c --><domain/>", "<domain>&#10;</domain>", "<domain><![CDATA[x]]></domain>",
			"<?xml version='1.0'?><domain/>", "<domain xml:lang='de'/>", "<domain>\r\n</domain>", "<domain/>\u0000",
			"<domain xmlns:a='u' xmlns:b='u' a:x='' b:x=''/>", "<domain><名/></domain>", "<domain a = ''/>",
			"<domain>\uD83E\uDDAB</domain>" })
	void leavesTheUnusualToTheParser(String xml) {
		assertThatExceptionOfType(ScanCursor.Unusual.class).isThrownBy(() -> walk(new ScanCursor(xml)));
	}

	@Test
	void agreesWithTheParserOnDamagedDefinitions() {
		Random random = new Random(7);
		String sample = Samples.read("running.xml");
		int read = 0;
		for (int i = 0; i < Length.of(4_000, 200_000); i++) {
			String damaged = damage(sample, random);
			List<String> scanned = scanned(damaged);
			if (scanned != null) {
				read++;
				assertThat(scanned).as(damaged).isEqualTo(walk(new StaxCursor(damaged)));
			}
		}
		assertThat(read).as("some damages leave a definition").isGreaterThan(100);
	}

	private static @Nullable List<String> scanned(String xml) {
		try {
			return walk(new ScanCursor(xml));
		}
		catch (ScanCursor.Unusual ex) {
			return null;
		}
	}

	/** Pieces put in, moved or taken away at a few places. */
	private static String damage(String sample, Random random) {
		StringBuilder damaged = new StringBuilder(sample);
		for (int i = random.nextInt(2); i >= 0; i--) {
			int at = random.nextInt(damaged.length());
			int end = Math.min(damaged.length(), at + random.nextInt(12));
			String moved = damaged.substring(at, end);
			switch (random.nextInt(4)) {
				case 0 -> damaged.insert(at, PIECES.get(random.nextInt(PIECES.size())));
				case 1 -> damaged.delete(at, end);
				case 2 -> damaged.insert(random.nextInt(damaged.length()), moved);
				default -> damaged.replace(at, end, PIECES.get(random.nextInt(PIECES.size())));
			}
		}
		return damaged.toString();
	}

	/** Everything that can be asked, texts that follow one another joined. */
	private static List<String> walk(XmlCursor cursor) {
		List<String> seen = new ArrayList<>();
		StringBuilder text = new StringBuilder();
		try {
			for (XmlCursor.Event event = cursor.next(); event != XmlCursor.Event.END_OF_DOCUMENT; event = cursor
				.next()) {
				if (event == XmlCursor.Event.TEXT) {
					text.append(cursor.text());
					continue;
				}
				seen.add(text.toString());
				text.setLength(0);
				seen.add((event == XmlCursor.Event.START) ? cursor.name() + List.of(cursor.attributes().words())
						: "end");
			}
			return seen;
		}
		catch (Problem ex) {
			return List.of("malformed");
		}
	}

}
