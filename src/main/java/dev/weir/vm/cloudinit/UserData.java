package dev.weir.vm.cloudinit;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * User-data that somebody brings along, checked as far as its kind can be (<a href=
 * "https://cloudinit.readthedocs.io/en/latest/explanation/format.html">kinds</a>).
 * Immutable.
 */
public record UserData(Kind kind, String text) {

	/** Bytes; no user-data of a person is larger. */
	static final int MAX_BYTES = 64 * 1024;

	private static final Pattern SECRET = Pattern.compile(
			"(?im)^([ \\t-]*[\"']?[a-z_-]*(?:passw(?:or)?d|secret|token|private_key)[a-z_-]*[\"']?[ \\t]*:[ \\t]*)\\S.*$");

	private static final Pattern BOUNDARY = Pattern.compile("(?im)^content-type:\\s*multipart/[^;]+;\\s*boundary=");

	/** Told when it is neither empty nor right. */
	static @Nullable UserData read(@Nullable String typed, Objections wrong) {
		if (typed == null || typed.isBlank()) {
			return null;
		}
		String field = CloudInitReader.FIELD + ".userData";
		String text = typed.replace("\r\n", "\n").strip() + "\n";
		Kind kind = Kind.of(text);
		if (text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
			wrong.add(field, "user-data-long", MAX_BYTES / 1024);
		}
		else if (!CloudInitReader.isWellFormed(text) || text.indexOf('\0') >= 0) {
			wrong.add(field, "user-data-characters");
		}
		else if (kind == null) {
			wrong.add(field, "user-data-kind");
		}
		else {
			kind.check(text, field, wrong);
		}
		return (kind != null) ? new UserData(kind, text) : null;
	}

	/** The text with what looks like a secret hidden. */
	String masked() {
		return SECRET.matcher(this.text).replaceAll("$1" + CloudConfig.MASK);
	}

	/** Not what it holds. */
	@Override
	public String toString() {
		return "UserData[" + this.kind + "]";
	}

	/** Kinds that cloud-init tells apart by the first line. */
	public enum Kind {

		CLOUD_CONFIG("#cloud-config"), SCRIPT("#!"), ARCHIVE("#cloud-config-archive"), INCLUDE("#include"),
		BOOT_HOOK("#cloud-boothook"), MULTI_PART("Content-Type: multipart/");

		private final String start;

		Kind(String start) {
			this.start = start;
		}

		/** Whether it can be one part beside what Weir generates. */
		boolean canStandBeside() {
			return this != ARCHIVE && this != MULTI_PART;
		}

		static @Nullable Kind of(String text) {
			String first = text.lines().findFirst().orElse("").stripTrailing();
			if (first.equals(CLOUD_CONFIG.start) || first.equals(ARCHIVE.start) || first.equals(BOOT_HOOK.start)) {
				return first.equals(CLOUD_CONFIG.start) ? CLOUD_CONFIG
						: first.equals(ARCHIVE.start) ? ARCHIVE : BOOT_HOOK;
			}
			if (first.regionMatches(true, 0, MULTI_PART.start, 0, MULTI_PART.start.length())
					|| first.regionMatches(true, 0, "MIME-Version:", 0, 13)) {
				return MULTI_PART;
			}
			return first.startsWith(SCRIPT.start) ? SCRIPT : first.startsWith(INCLUDE.start) ? INCLUDE : null;
		}

		private void check(String text, String field, Objections wrong) {
			switch (this) {
				case CLOUD_CONFIG -> Yaml.objectTo(text, java.util.Map.class, field, wrong);
				case ARCHIVE -> Yaml.objectTo(text, java.util.List.class, field, wrong);
				case MULTI_PART -> wrong.require(BOUNDARY.matcher(text).find(), field, "user-data-multi-part");
				default -> {
					// a script is the guest's to judge
				}
			}
		}

	}

}
