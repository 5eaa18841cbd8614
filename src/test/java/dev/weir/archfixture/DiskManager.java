package dev.weir.archfixture;

class DiskManager {

}
