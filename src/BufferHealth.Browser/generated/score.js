// @ts-nocheck Written by build.mjs from score.wasm; not to be edited.

  var bufferView;

  var scratchBuffer = new ArrayBuffer(16);
  var i32ScratchView = new Int32Array(scratchBuffer);
  var f32ScratchView = new Float32Array(scratchBuffer);
  var f64ScratchView = new Float64Array(scratchBuffer);
  
  function wasm2js_scratch_load_i32(index) {
    return i32ScratchView[index];
  }
      
  function wasm2js_scratch_store_i32(index, value) {
    i32ScratchView[index] = value;
  }
      
  function wasm2js_scratch_load_f64() {
    return f64ScratchView[0];
  }
      
  function wasm2js_scratch_store_f64(value) {
    f64ScratchView[0] = value;
  }
      function wasm2js_trap() { throw new Error('abort'); }

  function wasm2js_memory_fill(dest, value, size) {
    dest = dest >>> 0;
    size = size >>> 0;
    if (dest + size > bufferView.length) throw "trap: invalid memory.fill";
    bufferView.fill(value, dest, dest + size);
  }
      
  function wasm2js_memory_copy(dest, source, size) {
    // TODO: traps on invalid things
    bufferView.copyWithin(dest, source, source + size);
  }
      
function asmFunc(imports) {
 var buffer = new ArrayBuffer(65536);
 var HEAP8 = new Int8Array(buffer);
 var HEAP16 = new Int16Array(buffer);
 var HEAP32 = new Int32Array(buffer);
 var HEAPU8 = new Uint8Array(buffer);
 var HEAPU16 = new Uint16Array(buffer);
 var HEAPU32 = new Uint32Array(buffer);
 var HEAPF32 = new Float32Array(buffer);
 var HEAPF64 = new Float64Array(buffer);
 var Math_imul = Math.imul;
 var Math_fround = Math.fround;
 var Math_abs = Math.abs;
 var Math_clz32 = Math.clz32;
 var Math_min = Math.min;
 var Math_max = Math.max;
 var Math_floor = Math.floor;
 var Math_ceil = Math.ceil;
 var Math_trunc = Math.trunc;
 var Math_sqrt = Math.sqrt;
 var global$0 = 1704;
 function $0($0_1, $1_1) {
  if (!(Math_abs($0_1) < Infinity)) {
   return 1
  }
  if ($0_1 < 0.0) {
   return 2
  }
  return $0_1 > $1_1 ? 3 : 0;
 }
 
 function $1($0_1) {
  var $1_1 = 0.0, $2_1 = 0, $3_1 = 0, $4_1 = 0.0, $5_1 = 0.0;
  wasm2js_scratch_store_f64(+$0_1);
  $3_1 = wasm2js_scratch_load_i32(1) | 0;
  $2_1 = ($3_1 >> 20) - 1023 | 0;
  wasm2js_scratch_store_i32(0, wasm2js_scratch_load_i32(0) | 0);
  wasm2js_scratch_store_i32(1, $3_1 & 1048575 | 1072693248);
  $0_1 = +wasm2js_scratch_load_f64();
  if ($0_1 > 1.4142135623730951) {
   $2_1 = $2_1 + 1 | 0;
   $0_1 = $0_1 * .5;
  }
  $1_1 = ($0_1 + -1.0) / ($0_1 + 1.0);
  $5_1 = $1_1 * $1_1;
  $0_1 = 21.0;
  while (1) {
   if ($0_1 > 0.0) {
    $4_1 = $4_1 * $5_1 + 1.0 / $0_1;
    $0_1 = $0_1 + -2.0;
    continue;
   }
   break;
  };
  return +($2_1 | 0) * .6931471805599453 + ($1_1 + $1_1) * $4_1;
 }
 
 function $2($0_1) {
  HEAPF64[$0_1 >> 3] = .5872;
  HEAPF64[$0_1 + 8 >> 3] = .42;
  HEAPF64[$0_1 + 16 >> 3] = .42;
  HEAPF64[$0_1 + 24 >> 3] = 0;
  HEAPF64[$0_1 + 32 >> 3] = 0;
  HEAPF64[$0_1 + 40 >> 3] = .2637;
  HEAPF64[$0_1 + 48 >> 3] = .439;
  HEAPF64[$0_1 + 56 >> 3] = -.121;
  HEAPF64[$0_1 + 64 >> 3] = .903;
  HEAPF64[$0_1 + 72 >> 3] = .003;
  HEAPF64[$0_1 + 80 >> 3] = .6;
  HEAPF64[$0_1 + 88 >> 3] = 3;
  HEAPF64[$0_1 + 96 >> 3] = .0599;
  HEAPF64[$0_1 + 104 >> 3] = .5;
  HEAPF64[$0_1 + 112 >> 3] = .5;
  HEAPF64[$0_1 + 120 >> 3] = .7658;
 }
 
 function $3($0_1, $1_1, $2_1, $3_1, $4_1) {
  if ($2_1 & $4_1 ? $1_1 <= 0.0 : 0) {
   $4_1 = HEAP32[$3_1 >> 2] & $2_1;
   HEAP32[$3_1 >> 2] = HEAP32[$3_1 >> 2] & ($2_1 ^ -1);
   HEAPF64[$0_1 >> 3] = 0;
   return ($4_1 | 0) != 0;
  }
  return $6($0_1, $1_1, $2_1, $3_1, $4_1);
 }
 
 function $4($0_1) {
  var $1_1 = 0.0, $2_1 = 0.0, $3_1 = 0.0;
  $0_1 = $0_1 * -1.4426950408889634;
  if ($0_1 < -1022.0) {
   return 0.0
  }
  $2_1 = Math_floor($0_1 + .5);
  $3_1 = $0_1 - $2_1;
  $1_1 = 1.0;
  $0_1 = 13.0;
  while (1) {
   if ($0_1 > 0.0) {
    $1_1 = $1_1 * ($3_1 * .6931471805599453) / $0_1 + 1.0;
    $0_1 = $0_1 + -1.0;
    continue;
   }
   break;
  };
  wasm2js_scratch_store_i32(0, 0);
  wasm2js_scratch_store_i32(1, ~~($2_1 + 1023.0) << 20);
  return $1_1 * +wasm2js_scratch_load_f64();
 }
 
 function $5($0_1, $1_1) {
  var $2_1 = 0.0;
  $2_1 = HEAPF64[$1_1 + 104 >> 3];
  if ($2_1 == .5) {
   $0_1 = Math_sqrt($0_1)
  } else {
   if ($0_1 < 2.2250738585072014e-308) {
    $0_1 = 0.0
   } else {
    $0_1 = $2_1 * $1($0_1);
    if ($0_1 <= 0.0) {
     $0_1 = $4(-$0_1)
    } else {
     $0_1 = 1.0 / $4($0_1)
    }
   }
  }
  return $0_1;
 }
 
 function $6($0_1, $1_1, $2_1, $3_1, $4_1) {
  if ($2_1 & $4_1 ? (HEAP32[$3_1 >> 2] & $2_1 ? HEAPF64[$0_1 >> 3] == $1_1 : 0) : 1) {
   return 0
  }
  HEAPF64[$0_1 >> 3] = $1_1;
  HEAP32[$3_1 >> 2] = HEAP32[$3_1 >> 2] | $2_1;
  return 1;
 }
 
 function $7($0_1, $1_1) {
  var $2_1 = 0.0, $3_1 = 0;
  $3_1 = $0($1_1, 1.0e9);
  $2_1 = $1_1 - HEAPF64[$0_1 + 72 >> 3];
  if ($3_1 ? 1 : $2_1 <= 0.0) {
   return
  }
  HEAPF64[$0_1 + 72 >> 3] = $1_1;
  if (HEAPF64[$0_1 + 56 >> 3] >= 0.0) {
   HEAPF64[$0_1 + 80 >> 3] = HEAPF64[$0_1 + 80 >> 3] + $2_1;
   HEAPF64[$0_1 + 88 >> 3] = HEAPF64[$0_1 + 88 >> 3] + HEAPF64[$0_1 + 56 >> 3] * $2_1;
   HEAPF64[$0_1 + 96 >> 3] = HEAPF64[$0_1 + 96 >> 3] + HEAPF64[$0_1 + 64 >> 3] * $2_1;
  }
 }
 
 function $8($0_1) {
  var $1_1 = 0.0, $2_1 = 0.0;
  if (!(HEAP32[$0_1 + 52 >> 2] & 4)) {
   return 0.0
  }
  $2_1 = HEAPF64[$0_1 + 16 >> 3];
  if (HEAP32[$0_1 + 52 >> 2] & 2) {
   $1_1 = HEAPF64[$0_1 + 8 >> 3]
  } else {
   $1_1 = HEAPF64[$0_1 + 16 >> 3] * 16.0 / 9.0
  }
  return $2_1 * $1_1;
 }
 
 function $9($0_1) {
  var $1_1 = 0, $2_1 = 0.0;
  $2_1 = HEAPF64[$0_1 >> 3];
  $1_1 = 0;
  block : {
   if (!(HEAP32[$0_1 + 52 >> 2] & 1)) {
    break block
   }
   $1_1 = $0($2_1, 1.0e9);
  }
  $2_1 = HEAPF64[$0_1 + 8 >> 3];
  if ($1_1 ? 0 : HEAP32[$0_1 + 52 >> 2] & 2) {
   $1_1 = $0($2_1, 1.0e5)
  }
  $2_1 = HEAPF64[$0_1 + 16 >> 3];
  if ($1_1 ? 0 : HEAP32[$0_1 + 52 >> 2] & 4) {
   $1_1 = $0($2_1, 1.0e5)
  }
  $2_1 = HEAPF64[$0_1 + 24 >> 3];
  if ($1_1 ? 0 : HEAP32[$0_1 + 52 >> 2] & 8) {
   $1_1 = $0($2_1, 1.0e3)
  }
  $2_1 = HEAPF64[$0_1 + 32 >> 3];
  if ($1_1 ? 0 : HEAP32[$0_1 + 52 >> 2] & 16) {
   $1_1 = $0($2_1, 100.0)
  }
  $2_1 = HEAPF64[$0_1 + 40 >> 3];
  if ($1_1 ? 0 : HEAP32[$0_1 + 52 >> 2] & 32) {
   $1_1 = $0($2_1, 100.0)
  }
  return $1_1;
 }
 
 function $10($0_1, $1_1, $2_1, $3_1) {
  var $4_1 = 0, $5_1 = 0, $6_1 = 0, wasm2js_i32$0 = 0, wasm2js_f64$0 = 0.0;
  $5_1 = $0($1_1, 1.0e9);
  if (!$5_1) {
   $5_1 = $0($2_1, 1.0e9)
  }
  if ($5_1 ? 1 : $2_1 == 0.0) {
   return $5_1
  }
  HEAPF64[$0_1 + 112 >> 3] = HEAPF64[$0_1 + 112 >> 3] + $2_1;
  (wasm2js_i32$0 = $0_1, wasm2js_f64$0 = HEAPF64[$0_1 + 120 >> 3] + $5($2_1, $3_1)), HEAPF64[wasm2js_i32$0 + 120 >> 3] = wasm2js_f64$0;
  $6_1 = HEAP32[$0_1 + 224 >> 2];
  HEAP32[$0_1 + 224 >> 2] = HEAP32[$0_1 + 224 >> 2] + 1;
  if (($6_1 | 0) >= 8) {
   $6_1 = 7;
   $3_1 = 0;
   $4_1 = 1;
   while (1) {
    if (($4_1 | 0) <= 7) {
     if ($4_1 >>> 0 >= 8) {
      wasm2js_trap()
     }
     if ($3_1 >>> 0 >= 8) {
      wasm2js_trap()
     } else {
      $3_1 = HEAPF64[(($4_1 << 3) + $0_1 | 0) + 128 >> 3] < HEAPF64[(($3_1 << 3) + $0_1 | 0) + 128 >> 3] ? $4_1 : $3_1;
      $4_1 = $4_1 + 1 | 0;
      continue;
     }
    }
    break;
   };
   if ($3_1 >>> 0 >= 8) {
    wasm2js_trap()
   }
   if (HEAPF64[(($3_1 << 3) + $0_1 | 0) + 128 >> 3] >= $2_1) {
    return $5_1
   }
   while (1) {
    if (($3_1 | 0) < 7) {
     if ($3_1 >>> 0 >= 8) {
      wasm2js_trap()
     }
     $4_1 = $3_1 + 1 | 0;
     if ($4_1 >>> 0 >= 8) {
      wasm2js_trap()
     }
     HEAPF64[(($3_1 << 3) + $0_1 | 0) + 128 >> 3] = HEAPF64[(($4_1 << 3) + $0_1 | 0) + 128 >> 3];
     if ($3_1 >>> 0 >= 8) {
      wasm2js_trap()
     }
     $4_1 = $3_1 + 1 | 0;
     if ($4_1 >>> 0 >= 8) {
      wasm2js_trap()
     } else {
      HEAPF32[(($3_1 << 2) + $0_1 | 0) + 192 >> 2] = HEAPF32[(($4_1 << 2) + $0_1 | 0) + 192 >> 2];
      $3_1 = $3_1 + 1 | 0;
      continue;
     }
    }
    break;
   };
  }
  if ($6_1 >>> 0 >= 8) {
   wasm2js_trap()
  }
  HEAPF64[(($6_1 << 3) + $0_1 | 0) + 128 >> 3] = $2_1;
  if ($6_1 >>> 0 >= 8) {
   wasm2js_trap()
  }
  HEAPF32[(($6_1 << 2) + $0_1 | 0) + 192 >> 2] = $1_1;
  return $5_1;
 }
 
 function $11($0_1, $1_1) {
  var $2_1 = 0.0, $3_1 = 0.0;
  $2_1 = $8($0_1);
  if (HEAP32[$0_1 + 52 >> 2] & 48 ? 1 : $2_1 <= 0.0) {
   return 1.0
  }
  $3_1 = HEAPF64[$0_1 >> 3] * 1.0e3 / ($2_1 * (HEAP32[$0_1 + 52 >> 2] & 8 ? Math_min(HEAPF64[$0_1 + 24 >> 3], 30.0) : 30.0));
  $2_1 = HEAPF64[$1_1 + 72 >> 3] * (HEAP32[$0_1 + 48 >> 2] > 1 ? HEAPF64[$1_1 + 80 >> 3] : 1.0) / $3_1;
  $3_1 = HEAPF64[$1_1 + 88 >> 3];
  if ($3_1 == .5) {
   $2_1 = Math_sqrt($2_1)
  } else {
   if ($2_1 < 2.2250738585072014e-308) {
    $2_1 = 0.0
   } else {
    $2_1 = $3_1 * $1($2_1);
    if ($2_1 <= 0.0) {
     $2_1 = $4(-$2_1)
    } else {
     $2_1 = 1.0 / $4($2_1)
    }
   }
  }
  return 1.0 / ($2_1 + 1.0);
 }
 
 function $12($0_1, $1_1, $2_1) {
  var $3_1 = 0.0, $4_1 = 0.0, $5_1 = 0.0, $6_1 = 0.0;
  if (HEAP32[$0_1 + 52 >> 2] & 32) {
   return HEAPF64[$0_1 + 40 >> 3]
  }
  $5_1 = ($2_1 | 0) == 1 ? 1.0 - HEAPF64[$1_1 + 40 >> 3] : 1.0;
  $4_1 = ($2_1 | 0) == 2 ? HEAPF64[$1_1 + 48 >> 3] : 0.0;
  if (HEAP32[$0_1 + 52 >> 2] & 16) {
   if (HEAPF64[$1_1 + 64 >> 3] == 0.0) {
    return HEAPF64[$0_1 + 32 >> 3]
   }
   $3_1 = $4_1 + (HEAPF64[$1_1 + 56 >> 3] + HEAPF64[$1_1 + 64 >> 3] * $5_1 * (HEAPF64[$0_1 + 32 >> 3] + -50.0) / 25.0);
  } else {
   $3_1 = $8($0_1);
   $6_1 = $1(HEAPF64[$0_1 >> 3] / 1.0e3) + (HEAP32[$0_1 + 48 >> 2] > 1 ? HEAPF64[$1_1 + 24 >> 3] : 0.0);
   if ($3_1 > 0.0) {
    $3_1 = $1($3_1 / 921600.0)
   } else {
    $3_1 = 0.0
   }
   $3_1 = $4_1 + (HEAPF64[$1_1 >> 3] + (($2_1 | 0) == 1 ? HEAPF64[$1_1 + 32 >> 3] : 0.0) + $5_1 * (HEAPF64[$1_1 + 8 >> 3] * $6_1 + HEAPF64[$1_1 + 16 >> 3] * $3_1));
  }
  $4_1 = -$3_1;
  if ($4_1 <= 0.0) {
   $3_1 = $4(-$4_1)
  } else {
   $3_1 = 1.0 / $4($4_1)
  }
  return 100.0 / ($3_1 + 1.0);
 }
 
 function $13($0_1, $1_1) {
  var $2_1 = 0, $3_1 = 0;
  $2_1 = $0_1 + 52 | 0;
  $2_1 = $3($0_1, HEAPF64[$1_1 >> 3], 1, $2_1, HEAP32[$1_1 + 52 >> 2]) | $3($0_1 + 8 | 0, HEAPF64[$1_1 + 8 >> 3], 2, $2_1, HEAP32[$1_1 + 52 >> 2]) | $3($0_1 + 16 | 0, HEAPF64[$1_1 + 16 >> 3], 4, $2_1, HEAP32[$1_1 + 52 >> 2]);
  if ($2_1) {
   $3_1 = HEAP32[$0_1 + 52 >> 2] & 16
  } else {
   $3_1 = 0
  }
  if ($3_1) {
   HEAP32[$0_1 + 52 >> 2] = HEAP32[$0_1 + 52 >> 2] & -17;
   HEAPF64[$0_1 + 32 >> 3] = 0;
  }
  $3_1 = $2_1;
  $2_1 = $0_1 + 52 | 0;
  $2_1 = $3_1 | $3($0_1 + 24 | 0, HEAPF64[$1_1 + 24 >> 3], 8, $2_1, HEAP32[$1_1 + 52 >> 2]) | $6($0_1 + 32 | 0, HEAPF64[$1_1 + 32 >> 3], 16, $2_1, HEAP32[$1_1 + 52 >> 2]) | $6($0_1 + 40 | 0, HEAPF64[$1_1 + 40 >> 3], 32, $2_1, HEAP32[$1_1 + 52 >> 2]);
  if (HEAP32[$1_1 + 52 >> 2] & 64 ? HEAP32[$1_1 + 48 >> 2] != HEAP32[$0_1 + 48 >> 2] : 0) {
   HEAP32[$0_1 + 48 >> 2] = HEAP32[$1_1 + 48 >> 2];
   $2_1 = 1;
  }
  return $2_1;
 }
 
 function $14($0_1, $1_1, $2_1, $3_1) {
  var $4_1 = 0;
  $4_1 = $9($1_1);
  if ($4_1) {
   return $4_1
  }
  $4_1 = $0($2_1, 1.0e9);
  if ($4_1) {
   return $4_1
  }
  $4_1 = HEAP32[$0_1 + 4 >> 2];
  HEAP32[222] = HEAP32[$0_1 >> 2];
  HEAP32[223] = $4_1;
  $4_1 = HEAP32[$0_1 + 12 >> 2];
  HEAP32[224] = HEAP32[$0_1 + 8 >> 2];
  HEAP32[225] = $4_1;
  $4_1 = HEAP32[$0_1 + 20 >> 2];
  HEAP32[226] = HEAP32[$0_1 + 16 >> 2];
  HEAP32[227] = $4_1;
  $4_1 = HEAP32[$0_1 + 28 >> 2];
  HEAP32[228] = HEAP32[$0_1 + 24 >> 2];
  HEAP32[229] = $4_1;
  $4_1 = HEAP32[$0_1 + 36 >> 2];
  HEAP32[230] = HEAP32[$0_1 + 32 >> 2];
  HEAP32[231] = $4_1;
  $4_1 = HEAP32[$0_1 + 44 >> 2];
  HEAP32[232] = HEAP32[$0_1 + 40 >> 2];
  HEAP32[233] = $4_1;
  $4_1 = HEAP32[$0_1 + 52 >> 2];
  HEAP32[234] = HEAP32[$0_1 + 48 >> 2];
  HEAP32[235] = $4_1;
  if ($13(888, $1_1)) {
   $7($0_1, $2_1);
   $1_1 = HEAP32[223];
   HEAP32[$0_1 >> 2] = HEAP32[222];
   HEAP32[$0_1 + 4 >> 2] = $1_1;
   $1_1 = HEAP32[225];
   HEAP32[$0_1 + 8 >> 2] = HEAP32[224];
   HEAP32[$0_1 + 12 >> 2] = $1_1;
   $1_1 = HEAP32[227];
   HEAP32[$0_1 + 16 >> 2] = HEAP32[226];
   HEAP32[$0_1 + 20 >> 2] = $1_1;
   $1_1 = HEAP32[229];
   HEAP32[$0_1 + 24 >> 2] = HEAP32[228];
   HEAP32[$0_1 + 28 >> 2] = $1_1;
   $1_1 = HEAP32[231];
   HEAP32[$0_1 + 32 >> 2] = HEAP32[230];
   HEAP32[$0_1 + 36 >> 2] = $1_1;
   $1_1 = HEAP32[233];
   HEAP32[$0_1 + 40 >> 2] = HEAP32[232];
   HEAP32[$0_1 + 44 >> 2] = $1_1;
   $1_1 = HEAP32[235];
   HEAP32[$0_1 + 48 >> 2] = HEAP32[234];
   HEAP32[$0_1 + 52 >> 2] = $1_1;
   if (HEAP32[235] & 49) {
    $2_1 = $12(888, $3_1, HEAP32[$0_1 + 228 >> 2])
   } else {
    $2_1 = -1.0
   }
   HEAPF64[$0_1 + 64 >> 3] = $2_1;
   if (HEAPF64[$0_1 + 64 >> 3] >= 0.0) {
    $2_1 = HEAPF64[$0_1 + 64 >> 3] * $11(888, $3_1)
   } else {
    $2_1 = -1.0
   }
   HEAPF64[$0_1 + 56 >> 3] = $2_1;
  }
  return 0;
 }
 
 function $15($0_1, $1_1) {
  $0_1 = $0_1 | 0;
  $1_1 = +$1_1;
  var $2_1 = 0;
  $2_1 = $0($1_1, 1.0e9);
  if (!$2_1) {
   HEAPF64[$0_1 + 104 >> 3] = $1_1
  }
  return $2_1 | 0;
 }
 
 function $16($0_1, $1_1) {
  $0_1 = $0_1 | 0;
  $1_1 = $1_1 | 0;
  wasm2js_memory_fill($0_1, 0, 232);
  HEAPF64[$0_1 + 56 >> 3] = -1;
  HEAPF64[$0_1 + 64 >> 3] = -1;
  HEAPF64[$0_1 + 104 >> 3] = -1;
  HEAP32[$0_1 + 228 >> 2] = $1_1;
 }
 
 function $17($0_1, $1_1, $2_1) {
  $0_1 = $0_1 | 0;
  $1_1 = +$1_1;
  $2_1 = +$2_1;
  wasm2js_memory_fill(584, 0, 128);
  $2(584);
  return $10($0_1, $1_1, $2_1, 584) | 0;
 }
 
 function $18($0_1, $1_1, $2_1, $3_1) {
  $0_1 = $0_1 | 0;
  $1_1 = +$1_1;
  $2_1 = +$2_1;
  $3_1 = $3_1 | 0;
  var $4_1 = 0.0, $5_1 = 0.0, $6_1 = 0.0, $7_1 = 0.0, $8_1 = 0.0, $9_1 = 0, wasm2js_i32$0 = 0, wasm2js_f64$0 = 0.0;
  wasm2js_memory_fill(456, 0, 128);
  $2(456);
  wasm2js_memory_copy(944, $0_1, 232);
  $7(944, $1_1);
  $1_1 = $2_1 - HEAPF64[132];
  if ($1_1 >= 1.0e-06) {
   $10(944, HEAPF64[127], $1_1, 456)
  }
  wasm2js_memory_fill($3_1, 0, 248);
  HEAPF64[$3_1 >> 3] = -1;
  HEAPF64[$3_1 + 8 >> 3] = -1;
  HEAPF64[$3_1 + 16 >> 3] = -1;
  HEAPF64[$3_1 + 24 >> 3] = HEAPF64[127];
  HEAPF64[$3_1 + 32 >> 3] = HEAPF64[128];
  HEAP32[$3_1 + 240 >> 2] = HEAP32[292];
  $0_1 = HEAP32[292];
  HEAP32[$3_1 + 244 >> 2] = ($0_1 | 0) >= 8 ? 8 : $0_1;
  $0_1 = HEAP32[269];
  HEAP32[$3_1 + 144 >> 2] = HEAP32[268];
  HEAP32[$3_1 + 148 >> 2] = $0_1;
  $0_1 = HEAP32[271];
  HEAP32[$3_1 + 152 >> 2] = HEAP32[270];
  HEAP32[$3_1 + 156 >> 2] = $0_1;
  $0_1 = HEAP32[273];
  HEAP32[$3_1 + 160 >> 2] = HEAP32[272];
  HEAP32[$3_1 + 164 >> 2] = $0_1;
  $0_1 = HEAP32[275];
  HEAP32[$3_1 + 168 >> 2] = HEAP32[274];
  HEAP32[$3_1 + 172 >> 2] = $0_1;
  $0_1 = HEAP32[277];
  HEAP32[$3_1 + 176 >> 2] = HEAP32[276];
  HEAP32[$3_1 + 180 >> 2] = $0_1;
  $0_1 = HEAP32[279];
  HEAP32[$3_1 + 184 >> 2] = HEAP32[278];
  HEAP32[$3_1 + 188 >> 2] = $0_1;
  $0_1 = HEAP32[281];
  HEAP32[$3_1 + 192 >> 2] = HEAP32[280];
  HEAP32[$3_1 + 196 >> 2] = $0_1;
  $0_1 = HEAP32[283];
  HEAP32[$3_1 + 200 >> 2] = HEAP32[282];
  HEAP32[$3_1 + 204 >> 2] = $0_1;
  HEAP32[$3_1 + 208 >> 2] = HEAP32[284];
  HEAP32[$3_1 + 212 >> 2] = HEAP32[285];
  HEAP32[$3_1 + 216 >> 2] = HEAP32[286];
  HEAP32[$3_1 + 220 >> 2] = HEAP32[287];
  HEAP32[$3_1 + 224 >> 2] = HEAP32[288];
  HEAP32[$3_1 + 228 >> 2] = HEAP32[289];
  HEAP32[$3_1 + 232 >> 2] = HEAP32[290];
  HEAP32[$3_1 + 236 >> 2] = HEAP32[291];
  block : {
   if (HEAPF64[128] <= 0.0) {
    break block
   }
   $4_1 = Math_min(HEAPF64[130] / HEAPF64[128], 100.0);
   $6_1 = Math_min($4_1, HEAPF64[129] / HEAPF64[128]);
   $5_1 = HEAPF64[127] / 60.0;
   $2_1 = HEAPF64[69];
   $1_1 = HEAPF64[71];
   if ($1_1 == .5) {
    $1_1 = Math_sqrt($5_1)
   } else {
    if ($5_1 < 2.2250738585072014e-308) {
     $1_1 = 0.0
    } else {
     $1_1 = $1_1 * $1($5_1);
     if ($1_1 <= 0.0) {
      $1_1 = $4(-$1_1)
     } else {
      $1_1 = 1.0 / $4($1_1)
     }
    }
   }
   $7_1 = $2_1 / $1_1;
   if (HEAPF64[131] > 0.0) {
    $2_1 = $7_1 * HEAPF64[72] * $5(HEAPF64[131], 456)
   } else {
    $2_1 = 0.0
   }
   $8_1 = $7_1 * HEAPF64[133];
   HEAPF64[$3_1 + 16 >> 3] = $6_1;
   (wasm2js_i32$0 = $3_1, wasm2js_f64$0 = $6_1 * $4($2_1 + $8_1)), HEAPF64[wasm2js_i32$0 >> 3] = wasm2js_f64$0;
   HEAPF64[$3_1 + 8 >> 3] = HEAPF64[$3_1 >> 3] / 25.0 + 1.0;
   if ($6_1 < 1.0e-300) {
    HEAPF64[$3_1 + 56 >> 3] = 100.0 - HEAPF64[$3_1 >> 3];
    break block;
   }
   $5_1 = $1(100.0 / $4_1);
   $4_1 = $1($4_1 / $6_1);
   $1_1 = $5_1 + $4_1 + $2_1 + $8_1;
   if ($1_1 > 0.0) {
    $1_1 = (100.0 - HEAPF64[$3_1 >> 3]) / $1_1
   } else {
    $1_1 = 0.0
   }
   HEAPF64[$3_1 + 56 >> 3] = $1_1 * $5_1;
   HEAPF64[$3_1 + 64 >> 3] = $1_1 * $4_1;
   HEAPF64[$3_1 + 40 >> 3] = $1_1 * $2_1;
   HEAPF64[$3_1 + 48 >> 3] = $1_1 * $8_1;
   HEAPF64[$3_1 + 136 >> 3] = HEAPF64[$3_1 + 48 >> 3];
   $0_1 = 0;
   while (1) {
    if (HEAP32[$3_1 + 244 >> 2] > ($0_1 | 0)) {
     if ($0_1 >>> 0 >= 8) {
      wasm2js_trap()
     }
     if ($0_1 >>> 0 >= 8) {
      wasm2js_trap()
     }
     $9_1 = $0_1 << 3;
     (wasm2js_i32$0 = $9_1 + $3_1 | 0, wasm2js_f64$0 = $1_1 * $7_1 * $5(HEAPF64[($9_1 + 944 | 0) + 128 >> 3], 456)), HEAPF64[wasm2js_i32$0 + 72 >> 3] = wasm2js_f64$0;
     if ($0_1 >>> 0 >= 8) {
      wasm2js_trap()
     } else {
      HEAPF64[$3_1 + 136 >> 3] = HEAPF64[$3_1 + 136 >> 3] - HEAPF64[(($0_1 << 3) + $3_1 | 0) + 72 >> 3];
      $0_1 = $0_1 + 1 | 0;
      continue;
     }
    }
    break;
   };
   HEAPF64[$3_1 + 136 >> 3] = HEAP32[$3_1 + 240 >> 2] > HEAP32[$3_1 + 244 >> 2] ? Math_max(HEAPF64[$3_1 + 136 >> 3], 0.0) : 0.0;
  }
 }
 
 function $19($0_1, $1_1) {
  $0_1 = $0_1 | 0;
  $1_1 = $1_1 | 0;
  var $2_1 = 0, $3_1 = 0.0;
  wasm2js_memory_fill(272, 0, 128);
  $2(272);
  $2_1 = HEAP32[$0_1 + 4 >> 2];
  HEAP32[100] = HEAP32[$0_1 >> 2];
  HEAP32[101] = $2_1;
  $2_1 = HEAP32[$0_1 + 12 >> 2];
  HEAP32[102] = HEAP32[$0_1 + 8 >> 2];
  HEAP32[103] = $2_1;
  $2_1 = HEAP32[$0_1 + 20 >> 2];
  HEAP32[104] = HEAP32[$0_1 + 16 >> 2];
  HEAP32[105] = $2_1;
  $2_1 = HEAP32[$0_1 + 28 >> 2];
  HEAP32[106] = HEAP32[$0_1 + 24 >> 2];
  HEAP32[107] = $2_1;
  $2_1 = HEAP32[$0_1 + 36 >> 2];
  HEAP32[108] = HEAP32[$0_1 + 32 >> 2];
  HEAP32[109] = $2_1;
  $2_1 = HEAP32[$0_1 + 44 >> 2];
  HEAP32[110] = HEAP32[$0_1 + 40 >> 2];
  HEAP32[111] = $2_1;
  $2_1 = HEAP32[$0_1 + 52 >> 2];
  HEAP32[112] = HEAP32[$0_1 + 48 >> 2];
  HEAP32[113] = $2_1;
  $13(400, $1_1);
  if (HEAP32[113] & 49) {
   $3_1 = $12(400, 272, HEAP32[$0_1 + 228 >> 2]) * $11(400, 272)
  } else {
   $3_1 = -1.0
  }
  return +$3_1;
 }
 
 function $20($0_1, $1_1, $2_1) {
  $0_1 = $0_1 | 0;
  $1_1 = $1_1 | 0;
  $2_1 = +$2_1;
  wasm2js_memory_fill(144, 0, 128);
  $2(144);
  return $14($0_1, $1_1, $2_1, 144) | 0;
 }
 
 function $21($0_1, $1_1, $2_1) {
  $0_1 = $0_1 | 0;
  $1_1 = $1_1 | 0;
  $2_1 = +$2_1;
  var $3_1 = 0;
  wasm2js_memory_fill(16, 0, 128);
  $2(16);
  $3_1 = $0($2_1, 1.0e9 - HEAPF64[$0_1 + 72 >> 3]);
  if (!$3_1) {
   $3_1 = $9($1_1)
  }
  if (!$3_1) {
   HEAP32[$0_1 >> 2] = 0;
   HEAP32[$0_1 + 4 >> 2] = 0;
   HEAP32[$0_1 + 8 >> 2] = 0;
   HEAP32[$0_1 + 12 >> 2] = 0;
   HEAP32[$0_1 + 16 >> 2] = 0;
   HEAP32[$0_1 + 20 >> 2] = 0;
   HEAP32[$0_1 + 24 >> 2] = 0;
   HEAP32[$0_1 + 28 >> 2] = 0;
   HEAP32[$0_1 + 32 >> 2] = 0;
   HEAP32[$0_1 + 36 >> 2] = 0;
   HEAP32[$0_1 + 40 >> 2] = 0;
   HEAP32[$0_1 + 44 >> 2] = 0;
   HEAP32[$0_1 + 48 >> 2] = 0;
   HEAP32[$0_1 + 52 >> 2] = 0;
   HEAPF64[$0_1 + 56 >> 3] = -1;
   HEAPF64[$0_1 + 64 >> 3] = -1;
   $14($0_1, $1_1, HEAPF64[$0_1 + 72 >> 3], 16);
   $7($0_1, HEAPF64[$0_1 + 72 >> 3] + $2_1);
  }
  return $3_1 | 0;
 }
 
 bufferView = HEAPU8;
 function __wasm_memory_size() {
  return buffer.byteLength >> 16;
 }
 
 function __wasm_memory_grow(pagesToAdd) {
  pagesToAdd = pagesToAdd | 0;
  var oldPages = __wasm_memory_size() | 0;
  var newPages = oldPages + pagesToAdd | 0;
  if ((oldPages < newPages) && (newPages < 65536)) {
   var newBuffer = new ArrayBuffer(newPages << 16);
   var newHEAP8 = new Int8Array(newBuffer);
   newHEAP8.set(HEAP8);
   HEAP8 = new Int8Array(newBuffer);
   HEAP16 = new Int16Array(newBuffer);
   HEAP32 = new Int32Array(newBuffer);
   HEAPU8 = new Uint8Array(newBuffer);
   HEAPU16 = new Uint16Array(newBuffer);
   HEAPU32 = new Uint32Array(newBuffer);
   HEAPF32 = new Float32Array(newBuffer);
   HEAPF64 = new Float64Array(newBuffer);
   buffer = newBuffer;
   bufferView = HEAPU8;
  }
  return oldPages;
 }
 
 return {
  "memory": Object.create(Object.prototype, {
   "grow": {
    "value": __wasm_memory_grow
   }, 
   "buffer": {
    "get": function () {
     return buffer;
    }
    
   }
  }), 
  "heapBase": {
   get value() {
    return global$0;
   }, 
   set value(_global$0) {
    global$0 = _global$0;
   }
  }, 
  "scoreChunk": $21, 
  "scorePicture": $20, 
  "scoreQuality": $19, 
  "scoreRead": $18, 
  "scoreStall": $17, 
  "scoreStart": $16, 
  "scoreStartup": $15
 };
}

var retasmFunc = asmFunc({
});
export var memory = retasmFunc.memory;
export var heapBase = retasmFunc.heapBase;
export var scoreChunk = retasmFunc.scoreChunk;
export var scorePicture = retasmFunc.scorePicture;
export var scoreQuality = retasmFunc.scoreQuality;
export var scoreRead = retasmFunc.scoreRead;
export var scoreStall = retasmFunc.scoreStall;
export var scoreStart = retasmFunc.scoreStart;
export var scoreStartup = retasmFunc.scoreStartup;
