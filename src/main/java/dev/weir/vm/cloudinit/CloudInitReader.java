package dev.weir.vm.cloudinit;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import dev.weir.vm.cloudinit.CloudInit.Addressing;
import dev.weir.vm.cloudinit.CloudInit.Setup;
import dev.weir.vm.cloudinit.CloudInit.User;
import org.jspecify.annotations.Nullable;

/**
 * Reads a draft. What is wrong is told; a default stands in for it. Stateless.
 */
public final class CloudInitReader {

	/** Field of the REST body that all of it stands in. */
	static final String FIELD = "cloudInit";

	static final int MAX_USERS = 20;

	static final int MAX_LINES = 200;

	static final int MAX_COMMAND = 4096;

	/** RFC 1123 labels; 253 as DNS has it, 64 as Linux' kernel has it for the first. */
	private static final Pattern HOSTNAME = Pattern.compile(
			"(?=.{1,253}$)[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*");

	private static final Pattern PACKAGE = Pattern.compile("[A-Za-z0-9@][A-Za-z0-9+._:~=/@-]{0,199}");

	private static final Pattern LOCALE = Pattern
		.compile("(C|POSIX|[a-z]{2,3}(_[A-Z]{2})?)(\\.[A-Za-z0-9-]{1,20})?(@[a-z]{1,20})?");

	private CloudInitReader() {
	}

	/**
	 * @param vmName what the host name is made from where none is told
	 * @param nics how many network interfaces there are
	 */
	public static CloudInit read(CloudInitDraft draft, String vmName, int nics, Objections wrong) {
		UserData raw = UserData.read(draft.userData(), wrong);
		CloudInit read = new CloudInit(hostname(draft.hostname(), vmName, wrong), UserReader.read(draft.users(), wrong),
				setup(draft, wrong), network(draft, nics, wrong), raw);
		wrong.require(raw == null || raw.kind().canStandBeside() || CloudConfig.isEmpty(read), FIELD + ".userData",
				"user-data-alone");
		return read;
	}

	private static String hostname(@Nullable String typed, String vmName, Objections wrong) {
		if (typed == null || typed.isBlank()) {
			return madeFrom(vmName);
		}
		String name = typed.strip();
		wrong.require(HOSTNAME.matcher(name).matches(), FIELD + ".hostname", "hostname");
		return name;
	}

	/** Letters, digits and hyphens of the name; most names are host names already. */
	static String madeFrom(String vmName) {
		String plain = vmName.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+", "");
		String cut = plain.substring(0, Math.min(plain.length(), 63)).replaceAll("-+$", "");
		return cut.isEmpty() ? "guest" : cut;
	}

	private static Setup setup(CloudInitDraft draft, Objections wrong) {
		List<String> packages = lines(draft.packages(), "packages", wrong);
		for (int i = 0; i < packages.size(); i++) {
			wrong.require(PACKAGE.matcher(packages.get(i)).matches(), FIELD + ".packages[" + i + "]", "package",
					packages.get(i));
		}
		String zone = blankToNull(draft.timezone());
		wrong.require(zone == null || ZoneId.getAvailableZoneIds().contains(zone), FIELD + ".timezone", "timezone");
		String locale = blankToNull(draft.locale());
		wrong.require(locale == null || LOCALE.matcher(locale).matches(), FIELD + ".locale", "locale");
		return new Setup(packages, Boolean.TRUE.equals(draft.packageUpgrade()), zone, locale,
				Boolean.TRUE.equals(draft.sshPasswordLogin()), commands(draft, wrong));
	}

	private static List<String> commands(CloudInitDraft draft, Objections wrong) {
		List<String> commands = lines(draft.runCommands(), "runCommands", wrong);
		for (int i = 0; i < commands.size(); i++) {
			String command = commands.get(i);
			wrong.require(command.length() <= MAX_COMMAND && isPrintable(command), FIELD + ".runCommands[" + i + "]",
					"command", MAX_COMMAND);
		}
		return commands;
	}

	private static List<Addressing> network(CloudInitDraft draft, int nics, Objections wrong) {
		List<CloudInitDraft.@Nullable AddressDraft> drafts = draft.network();
		if (drafts == null) {
			return List.of();
		}
		wrong.require(drafts.size() <= nics, FIELD + ".network", "network-many", nics);
		List<Addressing> network = new ArrayList<>();
		for (int i = 0; i < Math.min(nics, drafts.size()); i++) {
			CloudInitDraft.AddressDraft each = drafts.get(i);
			network
				.add((each != null) ? AddressReader.read(each, FIELD + ".network[" + i + "]", wrong) : Addressing.DHCP);
		}
		return network;
	}

	/** What is not blank, stripped; null members count as blank. */
	static List<String> lines(@Nullable List<@Nullable String> typed, String field, Objections wrong) {
		List<String> lines = new ArrayList<>();
		if (typed != null) {
			for (String line : typed) {
				if (line != null && !line.isBlank()) {
					lines.add(line.strip());
				}
			}
		}
		boolean few = wrong.require(lines.size() <= MAX_LINES, FIELD + "." + field, "too-many", MAX_LINES);
		return few ? lines : List.of();
	}

	static boolean isPrintable(String text) {
		return text.chars().allMatch((c) -> c == '\t' || (c >= ' ' && c != 0x7f && c != 0xfffe && c != 0xffff))
				&& isWellFormed(text);
	}

	/** Whether no half of a surrogate pair stands alone. */
	static boolean isWellFormed(String text) {
		return text.codePoints().noneMatch((c) -> Character.getType(c) == Character.SURROGATE);
	}

	static @Nullable String blankToNull(@Nullable String text) {
		return (text == null || text.isBlank()) ? null : text.strip();
	}

}
