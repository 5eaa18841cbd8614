package dev.weir.hypervisor;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a guest's agent told, under libvirt's own names ({@code os.pretty-name},
 * {@code fs.0.mountpoint},
 * <a href="https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainGetGuestInfo">
 * virDomainGetGuestInfo</a>). Written by the guest: hostile. What an agent or libvirt
 * does not know is absent.
 *
 * @param values Long, Double, Boolean or String
 */
public record GuestReport(Map<String, Object> values) {

	public GuestReport {
		values = Map.copyOf(values);
	}

	/** A text, or null. */
	public @Nullable String text(String name) {
		Object value = this.values.get(name);
		return (value != null) ? value.toString() : null;
	}

	/** A whole number, or the fallback. */
	public long number(String name, long fallback) {
		return (this.values.get(name) instanceof Number number) ? number.longValue() : fallback;
	}

}
