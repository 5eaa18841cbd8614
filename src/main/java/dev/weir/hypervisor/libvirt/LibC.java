package dev.weir.hypervisor.libvirt;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Native;

/**
 * The three system calls that Java lacks for handing a socket to libvirt. Thread-safe.
 */
interface LibC extends Library {

	LibC C = Native.load("c", LibC.class);

	int socket(int family, int type, int protocol) throws LastErrorException;

	int connect(int fd, byte[] address, int length) throws LastErrorException;

	int close(int fd);

}
