package dev.weir.vm.os;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The operating systems that Weir knows: those of osinfo-db where it is installed on
 * Weir's machine, else a small table of its own. The seven hundred files are read when
 * somebody first asks, not while Weir starts. Thread-safe.
 */
@Component
public class OsCatalog {

	private static final Pattern WINDOWS = Pattern
		.compile("win(?:dows)?[-_ .]?(?:server[-_ .]?)?(xp|vista|7|8\\.1|8|10|11|20\\d\\d)(?![0-9])");

	private static final String WINDOWS_ID = "http://microsoft.com/win/";

	/** Whoever asks first waits that long at most; until then there is the own table. */
	private static final long PATIENCE_MILLIS = 3000;

	private final OsinfoReader reader;

	private @Nullable CompletableFuture<Map<String, OsEntry>> read;

	private final Map<String, OsEntry> ownTable = byId(KnownSystems.ALL);

	OsCatalog(OsSettings settings) {
		this.reader = new OsinfoReader(settings.folder());
	}

	/** All, by name. */
	public List<OsEntry> all() {
		return systems().values()
			.stream()
			.sorted(Comparator.comparing(OsEntry::name, String.CASE_INSENSITIVE_ORDER))
			.toList();
	}

	public Optional<OsEntry> find(String id) {
		return Optional.ofNullable(systems().get(id)).or(() -> Optional.ofNullable(this.ownTable.get(id)));
	}

	/** The identifier of the system of that name; what is no name stays as it is. */
	public String idOf(String nameOrId) {
		String typed = nameOrId.strip();
		return systems().values()
			.stream()
			.filter((os) -> os.name().equalsIgnoreCase(typed))
			.map(OsEntry::id)
			.sorted()
			.findFirst()
			.orElse(typed);
	}

	/** Whether it comes from osinfo-db. */
	public boolean isFromOsinfo() {
		return systems() != this.ownTable;
	}

	/**
	 * The system that an image of that file name installs, by what vendors call theirs.
	 */
	public Optional<OsEntry> suggest(String fileName) {
		String name = fileName.toLowerCase(Locale.ROOT).replaceAll("x86_64|amd64|aarch64|arm64|i[36]86", "");
		Matcher windows = WINDOWS.matcher(name);
		if (windows.find()) {
			return find(WINDOWS_ID + windows.group(1).replaceFirst("^20(\\d\\d)$", "2k$1"));
		}
		return systems().values()
			.stream()
			.filter((os) -> !os.version().isEmpty() && !os.isWindows() && isNamed(name, os))
			.max(Comparator.comparingInt((OsEntry os) -> os.version().length()));
	}

	/**
	 * Its distribution's name at a beginning, its version as a whole number further on.
	 */
	private static boolean isNamed(String name, OsEntry os) {
		String distro = os.distro().replace("rhel", "(?:rhel|redhat)");
		return Pattern
			.compile("(?:^|[^a-z])" + (os.distro().equals("rhel") ? distro : Pattern.quote(os.distro()))
					+ "[a-z_ -]*-?v?" + Pattern.quote(os.version()) + "(?![0-9])")
			.matcher(name)
			.find();
	}

	private Map<String, OsEntry> systems() {
		Map<String, OsEntry> found = read().copy()
			.completeOnTimeout(Map.of(), PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
			.exceptionally((unreadable) -> Map.of())
			.join();
		return found.isEmpty() ? this.ownTable : found;
	}

	private synchronized CompletableFuture<Map<String, OsEntry>> read() {
		CompletableFuture<Map<String, OsEntry>> present = this.read;
		if (present == null) {
			present = CompletableFuture.supplyAsync(() -> byId(this.reader.read()));
			this.read = present;
		}
		return present;
	}

	private static Map<String, OsEntry> byId(List<OsEntry> entries) {
		return entries.stream().collect(Collectors.toUnmodifiableMap(OsEntry::id, Function.identity(), (a, b) -> a));
	}

}
