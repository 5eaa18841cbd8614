package dev.weir.host.inventory;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

import org.springframework.stereotype.Component;

import dev.weir.home.WeirHome;

/**
 * The pretended hosts of libvirt's test driver: files of {@code WEIR_HOME/testdriver},
 * known by name only, so that nobody can have another file of this machine read.
 * Thread-safe.
 */
@Component
class NodeFiles {

	private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,60}\\.xml");

	private final WeirHome home;

	NodeFiles(WeirHome home) {
		this.home = home;
	}

	/** The file of that name, when there is one. */
	Optional<Path> find(String name) {
		return NAME.matcher(name).matches() ? Optional.of(path(name)).filter(Files::isRegularFile) : Optional.empty();
	}

	/** Where the file of that name is, or would be. */
	Path path(String name) {
		return this.home.folder("testdriver").resolve(name);
	}

}
