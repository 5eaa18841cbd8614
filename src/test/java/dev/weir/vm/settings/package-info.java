@org.jspecify.annotations.NullMarked
package dev.weir.vm.settings;
