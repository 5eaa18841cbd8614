/**
 * A document as a tree whose nodes remember the characters they were read from: what
 * nobody edits is written again as it was. Used by {@code hypervisor.xml} only.
 */
@NullMarked
package dev.weir.hypervisor.xml.tree;

import org.jspecify.annotations.NullMarked;
