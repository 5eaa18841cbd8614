package dev.weir.archfixture;

class Sleeps {

	void rest() throws InterruptedException {
		Thread.sleep(1);
	}

}
