package dev.weir.vm.xml;

import java.time.Instant;
import java.util.UUID;

import dev.weir.fleet.VmId;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * A definition that a virtual machine had, without secrets. Not thread-safe; lives within
 * a transaction.
 */
@Entity
@Table(name = "vm_xml_version")
class XmlVersion {

	private static final int AUTHOR_LENGTH = 64;

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	private UUID vmId;

	private Instant takenAt;

	private @Nullable String author;

	private String origin;

	private String digest;

	private String content;

	@SuppressWarnings("NullAway.Init") // for JPA
	protected XmlVersion() {
	}

	XmlVersion(VmId vm, Instant takenAt, XmlOrigin origin, String content) {
		this.vmId = vm.value();
		this.takenAt = takenAt;
		this.author = cut(origin.author());
		this.origin = origin.kind();
		this.content = content.replace("\0", "");
		this.digest = XmlText.digest(content);
	}

	/** Another Weir on the same database saw it first and did not know whose it is. */
	void claim(XmlOrigin by) {
		this.author = cut(by.author());
		this.origin = by.kind();
	}

	boolean isOf(String text) {
		return this.digest.equals(XmlText.digest(text));
	}

	boolean isNobodys() {
		return this.author == null;
	}

	long id() {
		return (this.id != null) ? this.id : 0;
	}

	Instant takenAt() {
		return this.takenAt;
	}

	XmlOrigin origin() {
		return new XmlOrigin(this.author, this.origin, null);
	}

	String content() {
		return this.content;
	}

	private static @Nullable String cut(@Nullable String author) {
		return (author != null && author.length() > AUTHOR_LENGTH) ? author.substring(0, AUTHOR_LENGTH) : author;
	}

}
