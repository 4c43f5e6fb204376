package boot

import "os"

// tempVariable is where os.TempDir looks first.
const tempVariable = "TMP"

// strict says that modes and owners mean something here; on Windows the profile folder's access list does that.
const strict = false

func ours(os.FileInfo) bool { return true }
