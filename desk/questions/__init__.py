"""Questions for members: drafted from what is worth asking and from loose ends, chosen and shared by a co-ordinator."""
