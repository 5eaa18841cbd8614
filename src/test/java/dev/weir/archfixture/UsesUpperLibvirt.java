package dev.weir.archfixture;

import org.libvirt.Connect;
import org.libvirt.LibvirtException;

class UsesUpperLibvirt {

	Connect open() throws LibvirtException {
		return new Connect("test:///default");
	}

}
