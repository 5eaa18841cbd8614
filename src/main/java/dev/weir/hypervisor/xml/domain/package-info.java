/**
 * The definition of a domain, element by element: what a page or the API may change about
 * it, declared as properties.
 */
@NullMarked
@NamedInterface("xml")
package dev.weir.hypervisor.xml.domain;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
