/**
 * Bad on purpose: each class breaks one rule of {@code ArchitectureTests}, which proves
 * that the rule bites.
 */
@org.jspecify.annotations.NullMarked
package dev.weir.archfixture;
