// libFuzzer's library comes with the compiler; only its declaration is ours.
#include "CLibFuzzer.h"
