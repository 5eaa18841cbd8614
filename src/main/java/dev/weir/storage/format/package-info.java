/**
 * Images of disks in formats that libvirt's storage drivers cannot read: where in them
 * each part of the disk lies.
 */
@NullMarked
package dev.weir.storage.format;

import org.jspecify.annotations.NullMarked;
