package dev.weir.vm.os;

import java.nio.file.Path;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where operating systems are described.
 *
 * @param folder of osinfo-db (package osinfo-db)
 */
@ConfigurationProperties("weir.os")
record OsSettings(@DefaultValue("/usr/share/osinfo") Path folder) {
}
