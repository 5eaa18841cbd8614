package dev.weir.storage.define;

import java.util.Set;
import java.util.regex.Pattern;

import dev.weir.hypervisor.xml.XmlPath;
import org.jspecify.annotations.Nullable;

/**
 * What the definition of a pool can say about its source and target, whatever its type
 * (<a href="https://libvirt.org/formatstorage.html#source-elements">format</a>): the name
 * in forms and REST, the place in the document, the option of virsh, what is accepted.
 */
enum PoolField {

	HOST("host", "source/host/@name", "--source-host", "(?!-)[A-Za-z0-9._:-]{1,253}"),
	MONITORS("monitors", null, null,
			"(?!-)[A-Za-z0-9._-]{1,253}(:[0-9]{1,5})?([, ]+[A-Za-z0-9._-]{1,253}(:[0-9]{1,5})?)*"),
	PORT("port", "source/host/@port", null, "[1-9][0-9]{0,4}"),
	SOURCE_PATH("sourcePath", "source/dir/@path", "--source-path", "/[^\\p{Cc}]{0,1023}"),
	DEVICE("device", "source/device/@path", "--source-dev", "/dev/[^\\p{Cc}\\s]{1,250}"),
	DEVICES("devices", null, null, "/dev/[^\\p{Cc}\\s,]{1,250}([,\\s]+/dev/[^\\p{Cc}\\s,]{1,250})*"),
	IQN("iqn", "source/device/@path", "--source-dev", Patterns.IQN),
	INITIATOR("initiator", "source/initiator/iqn/@name", "--source-initiator", Patterns.IQN),
	SOURCE_NAME("sourceName", "source/name", "--source-name", "[A-Za-z0-9_.+][A-Za-z0-9_.+:/-]{0,126}"),
	ADAPTER("adapter", "source/adapter/@name", "--adapter-name", "[A-Za-z0-9_]{1,64}"),
	WWNN("wwnn", "source/adapter/@wwnn", "--adapter-wwnn", Patterns.WWN),
	WWPN("wwpn", "source/adapter/@wwpn", "--adapter-wwpn", Patterns.WWN),
	FORMAT("format", "source/format/@type", "--source-format", "[a-z0-9+-]{1,32}"),
	PROTOCOL("protocolVersion", "source/protocol/@ver", "--source-protocol-ver", "[234](\\.[0-9])?"),
	USERNAME("username", "source/auth/@username", "--auth-username", "[^\\p{Cc}\\s]{1,255}"),
	TARGET("targetPath", "target/path", "--target", "/[^\\p{Cc}]{1,1023}");

	/** Folders that a pool would spoil, with all below them. */
	private static final Set<String> NEVER_BELOW = Set.of("proc", "sys", "etc", "boot");

	/** Folders that are no pool themselves. */
	private static final Set<String> NEVER = Set.of("/", "/usr", "/bin", "/sbin", "/lib", "/lib64", "/var", "/run",
			"/root", "/dev");

	private final String id;

	private final @Nullable XmlPath path;

	private final @Nullable String option;

	private final Pattern shape;

	PoolField(String id, @Nullable String path, @Nullable String option, String shape) {
		this.id = id;
		this.path = (path != null) ? XmlPath.of(path) : null;
		this.option = option;
		this.shape = Pattern.compile(shape);
	}

	/** Its name in forms and in the REST contract. */
	public String id() {
		return this.id;
	}

	/** Where it stands; null for one that makes several elements. */
	@Nullable XmlPath path() {
		return this.path;
	}

	/** The option of pool-define-as, or null where virsh has none. */
	@Nullable String option() {
		return this.option;
	}

	/** Whether a text, not empty, can be its value. */
	boolean takes(String text) {
		return this.shape.matcher(text).matches() && switch (this) {
			case PORT -> Integer.parseInt(text) <= 0xFFFF;
			case TARGET -> isFolder(text);
			case SOURCE_PATH, DEVICE -> !climbs(text);
			default -> true;
		};
	}

	private static boolean isFolder(String path) {
		String clean = path.replaceAll("/+$", "");
		return !climbs(path) && !path.contains("//") && !NEVER.contains(clean.isEmpty() ? "/" : clean)
				&& !NEVER_BELOW.contains(clean.split("/")[1]);
	}

	private static boolean climbs(String path) {
		return (path + "/").contains("/../") || (path + "/").contains("/./");
	}

	/** Shapes of names that more than one field has. */
	private static final class Patterns {

		static final String IQN = "(iqn\\.[0-9]{4}-[0-9]{2}\\.[^\\p{Cc}\\s]{1,200})|(eui\\.[0-9A-Fa-f]{16})|(naa\\.[0-9A-Fa-f]{16,32})";

		static final String WWN = "(0x)?[0-9A-Fa-f]{16}";

	}

}
