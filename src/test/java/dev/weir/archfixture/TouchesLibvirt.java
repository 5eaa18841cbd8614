package dev.weir.archfixture;

import com.sun.jna.Pointer;

class TouchesLibvirt {

	long address(Pointer pointer) {
		return Pointer.nativeValue(pointer);
	}

}
