package dev.weir.archfixture;

import java.io.IOException;

class RunsShell {

	Process run(String command) throws IOException {
		return Runtime.getRuntime().exec(new String[] { "sh", "-c", command });
	}

}
