package dev.weir.audit;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/** How much a column holds: a trail with a cut name is better than none. */
enum AuditColumn {

	AUTHOR(64), TOKEN(80), ADDRESS(64), ACTION(80), TARGET(512), DETAIL(2000), TASK(36), DIFF(100_000);

	private final int length;

	AuditColumn(int length) {
		this.length = length;
	}

	/** What both databases keep unchanged: no NUL, no half of a character. */
	String fit(String text) {
		String clean = text.replace("\0", "");
		if (clean.length() > this.length) {
			boolean splits = Character.isHighSurrogate(clean.charAt(this.length - 1));
			clean = clean.substring(0, splits ? this.length - 1 : this.length);
		}
		return new String(clean.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
	}

	@Nullable String fitOrNull(@Nullable String text) {
		return (text != null) ? fit(text) : null;
	}

}
