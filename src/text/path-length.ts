/** The length in UTF-16 units up to which a file may have such a path. Source: https://man7.org/linux/man-pages/man0/limits.h.0p.html (PATH_MAX, 4096 on Linux) */
export const LONGEST_PATH = 4096;
