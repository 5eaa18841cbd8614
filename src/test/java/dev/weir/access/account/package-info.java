@org.jspecify.annotations.NullMarked
package dev.weir.access.account;
