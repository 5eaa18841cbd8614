/**
 * What elements have in common: properties that are declared once, for reading, checking
 * and writing.
 */
@NullMarked
@NamedInterface("xml")
package dev.weir.hypervisor.xml.property;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
