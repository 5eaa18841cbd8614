package dev.weir.hypervisor;

/**
 * A picture of a guest's screen, as QEMU made it.
 *
 * @param mimeType {@code image/png} or {@code image/x-portable-pixmap}
 */
public record Screenshot(String mimeType, byte[] image) {
}
