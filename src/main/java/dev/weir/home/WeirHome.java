package dev.weir.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The folder of the database, keys and metrics ({@code WEIR_HOME}). Thread-safe.
 *
 * @param home made at the first use, readable by its owner only
 */
@ConfigurationProperties("weir")
public record WeirHome(Path home) {

	/**
	 * A sub-folder for one purpose, made when it is missing, readable by its owner only.
	 * @param name a plain name
	 */
	public Path folder(String name) {
		Path folder = this.home.resolve(name);
		try {
			Files.createDirectories(folder,
					PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("WEIR_HOME cannot be used: " + folder, ex);
		}
		return folder;
	}

}
