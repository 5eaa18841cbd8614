/**
 * Making a virtual machine: from what a person typed ({@code VmDraft}) over what is valid
 * ({@code VmSpec}) to a definition, built by ordered {@code DomainConfigurator}s.
 */
@NullMarked
package dev.weir.vm.create;

import org.jspecify.annotations.NullMarked;
