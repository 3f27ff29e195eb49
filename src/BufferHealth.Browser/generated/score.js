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
 var global$0 = 1144;
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
 
 function $2($0_1, $1_1, $2_1, $3_1, $4_1) {
  if ($2_1 & $4_1 ? $1_1 <= 0.0 : 0) {
   $4_1 = HEAP32[$3_1 >> 2] & $2_1;
   HEAP32[$3_1 >> 2] = HEAP32[$3_1 >> 2] & ($2_1 ^ -1);
   HEAPF64[$0_1 >> 3] = 0;
   return ($4_1 | 0) != 0;
  }
  return $5($0_1, $1_1, $2_1, $3_1, $4_1);
 }
 
 function $3($0_1) {
  HEAPF64[$0_1 >> 3] = .5872;
  HEAPF64[$0_1 + 8 >> 3] = .42;
  HEAPF64[$0_1 + 16 >> 3] = .42;
  HEAPF64[$0_1 + 24 >> 3] = .2637;
  HEAPF64[$0_1 + 32 >> 3] = .439;
  HEAPF64[$0_1 + 40 >> 3] = -.121;
  HEAPF64[$0_1 + 48 >> 3] = .903;
  HEAPF64[$0_1 + 56 >> 3] = .003;
  HEAPF64[$0_1 + 64 >> 3] = .6;
  HEAPF64[$0_1 + 72 >> 3] = .0599;
  HEAPF64[$0_1 + 80 >> 3] = .5;
  HEAPF64[$0_1 + 88 >> 3] = .5;
  HEAPF64[$0_1 + 96 >> 3] = .7658;
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
 
 function $5($0_1, $1_1, $2_1, $3_1, $4_1) {
  if ($2_1 & $4_1 ? (HEAP32[$3_1 >> 2] & $2_1 ? HEAPF64[$0_1 >> 3] == $1_1 : 0) : 1) {
   return 0
  }
  HEAPF64[$0_1 >> 3] = $1_1;
  HEAP32[$3_1 >> 2] = HEAP32[$3_1 >> 2] | $2_1;
  return 1;
 }
 
 function $6($0_1, $1_1) {
  var $2_1 = 0.0;
  $2_1 = HEAPF64[$1_1 + 80 >> 3];
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
 
 function $10($0_1) {
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
 }
 
 function $11($0_1, $1_1, $2_1, $3_1) {
  var $4_1 = 0, $5_1 = 0, $6_1 = 0, wasm2js_i32$0 = 0, wasm2js_f64$0 = 0.0;
  $5_1 = $0($1_1, 1.0e9);
  if (!$5_1) {
   $5_1 = $0($2_1, 1.0e9)
  }
  if ($5_1 ? 1 : $2_1 == 0.0) {
   return $5_1
  }
  HEAPF64[$0_1 + 112 >> 3] = HEAPF64[$0_1 + 112 >> 3] + $2_1;
  (wasm2js_i32$0 = $0_1, wasm2js_f64$0 = HEAPF64[$0_1 + 120 >> 3] + $6($2_1, $3_1)), HEAPF64[wasm2js_i32$0 + 120 >> 3] = wasm2js_f64$0;
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
 
 function $12($0_1, $1_1, $2_1, $3_1) {
  var $4_1 = 0, $5_1 = 0.0, $6_1 = 0, $7_1 = 0.0;
  $4_1 = $9($1_1);
  if ($4_1) {
   return $4_1
  }
  $4_1 = $0($2_1, 1.0e9);
  if ($4_1) {
   return $4_1
  }
  $4_1 = $0_1 + 52 | 0;
  $4_1 = $2($0_1, HEAPF64[$1_1 >> 3], 1, $4_1, HEAP32[$1_1 + 52 >> 2]) | $2($0_1 + 8 | 0, HEAPF64[$1_1 + 8 >> 3], 2, $4_1, HEAP32[$1_1 + 52 >> 2]) | $2($0_1 + 16 | 0, HEAPF64[$1_1 + 16 >> 3], 4, $4_1, HEAP32[$1_1 + 52 >> 2]);
  if ($4_1) {
   $6_1 = HEAP32[$0_1 + 52 >> 2] & 16
  } else {
   $6_1 = 0
  }
  if ($6_1) {
   HEAP32[$0_1 + 52 >> 2] = HEAP32[$0_1 + 52 >> 2] & -17;
   HEAPF64[$0_1 + 32 >> 3] = 0;
  }
  $6_1 = $4_1;
  $4_1 = $0_1 + 52 | 0;
  $4_1 = $6_1 | $2($0_1 + 24 | 0, HEAPF64[$1_1 + 24 >> 3], 8, $4_1, HEAP32[$1_1 + 52 >> 2]) | $5($0_1 + 32 | 0, HEAPF64[$1_1 + 32 >> 3], 16, $4_1, HEAP32[$1_1 + 52 >> 2]) | $5($0_1 + 40 | 0, HEAPF64[$1_1 + 40 >> 3], 32, $4_1, HEAP32[$1_1 + 52 >> 2]);
  if (HEAP32[$1_1 + 52 >> 2] & 64 ? HEAP32[$1_1 + 48 >> 2] != HEAP32[$0_1 + 48 >> 2] : 0) {
   HEAP32[$0_1 + 48 >> 2] = HEAP32[$1_1 + 48 >> 2];
   $4_1 = 1;
  }
  if ($4_1) {
   $7($0_1, $2_1);
   if (HEAP32[$0_1 + 52 >> 2] & 49) {
    $1_1 = HEAP32[$0_1 + 228 >> 2];
    $2_1 = HEAPF64[$0_1 + 40 >> 3];
    block : {
     if (HEAP32[$0_1 + 52 >> 2] & 32) {
      break block
     }
     $7_1 = ($1_1 | 0) == 1 ? 1.0 - HEAPF64[$3_1 + 24 >> 3] : 1.0;
     $2_1 = ($1_1 | 0) == 2 ? HEAPF64[$3_1 + 32 >> 3] : 0.0;
     if (HEAP32[$0_1 + 52 >> 2] & 16) {
      $2_1 = $2_1 + (HEAPF64[$3_1 + 40 >> 3] + HEAPF64[$3_1 + 48 >> 3] * $7_1 * (HEAPF64[$0_1 + 32 >> 3] + -50.0) / 25.0)
     } else {
      $5_1 = $8($0_1);
      if ($5_1 > 0.0) {
       $5_1 = $1($5_1 / 921600.0)
      } else {
       $5_1 = 0.0
      }
      $2_1 = $2_1 + (HEAPF64[$3_1 >> 3] + $7_1 * (HEAPF64[$3_1 + 8 >> 3] * $1(HEAPF64[$0_1 >> 3] / 1.0e3) + HEAPF64[$3_1 + 16 >> 3] * $5_1));
     }
     $2_1 = -$2_1;
     if ($2_1 <= 0.0) {
      $2_1 = $4(-$2_1)
     } else {
      $2_1 = 1.0 / $4($2_1)
     }
     $2_1 = 100.0 / ($2_1 + 1.0);
    }
   } else {
    $2_1 = -1.0
   }
   HEAPF64[$0_1 + 64 >> 3] = $2_1;
   if (HEAPF64[$0_1 + 64 >> 3] >= 0.0) {
    $5_1 = HEAPF64[$0_1 + 64 >> 3];
    $2_1 = $8($0_1);
    if (HEAP32[$0_1 + 52 >> 2] & 48 ? 1 : $2_1 <= 0.0) {
     $2_1 = 1.0
    } else {
     $7_1 = HEAPF64[$0_1 >> 3] * 1.0e3 / ($2_1 * (HEAP32[$0_1 + 52 >> 2] & 8 ? Math_min(HEAPF64[$0_1 + 24 >> 3], 30.0) : 30.0));
     $2_1 = HEAPF64[$3_1 + 56 >> 3] * (HEAP32[$0_1 + 48 >> 2] > 1 ? HEAPF64[$3_1 + 64 >> 3] : 1.0) / $7_1;
     $2_1 = 1.0 / ($2_1 * $2_1 * $2_1 + 1.0);
    }
    $2_1 = $5_1 * $2_1;
   } else {
    $2_1 = -1.0
   }
   HEAPF64[$0_1 + 56 >> 3] = $2_1;
  }
  return 0;
 }
 
 function $13($0_1, $1_1) {
  $0_1 = $0_1 | 0;
  $1_1 = +$1_1;
  var $2_1 = 0;
  $2_1 = $0($1_1, 1.0e9);
  if (!$2_1) {
   HEAPF64[$0_1 + 104 >> 3] = $1_1
  }
  return $2_1 | 0;
 }
 
 function $14($0_1, $1_1) {
  $0_1 = $0_1 | 0;
  $1_1 = $1_1 | 0;
  wasm2js_memory_fill($0_1, 0, 232);
  $10($0_1);
  HEAPF64[$0_1 + 104 >> 3] = -1;
  HEAP32[$0_1 + 228 >> 2] = $1_1;
 }
 
 function $15($0_1, $1_1, $2_1) {
  $0_1 = $0_1 | 0;
  $1_1 = +$1_1;
  $2_1 = +$2_1;
  $3(328);
  return $11($0_1, $1_1, $2_1, 328) | 0;
 }
 
 function $16($0_1, $1_1, $2_1, $3_1) {
  $0_1 = $0_1 | 0;
  $1_1 = +$1_1;
  $2_1 = +$2_1;
  $3_1 = $3_1 | 0;
  var $4_1 = 0.0, $5_1 = 0.0, $6_1 = 0.0, $7_1 = 0.0, $8_1 = 0.0, $9_1 = 0, wasm2js_i32$0 = 0, wasm2js_f64$0 = 0.0;
  $3(224);
  wasm2js_memory_fill($3_1, 0, 368);
  wasm2js_memory_copy($3_1, $0_1, 232);
  $7($3_1, $1_1);
  $1_1 = $2_1 - HEAPF64[$3_1 + 112 >> 3];
  if ($1_1 >= 1.0e-06) {
   $11($3_1, HEAPF64[$3_1 + 72 >> 3], $1_1, 224)
  }
  HEAPF64[$3_1 + 232 >> 3] = -1;
  HEAPF64[$3_1 + 240 >> 3] = -1;
  HEAPF64[$3_1 + 248 >> 3] = -1;
  $0_1 = HEAP32[$3_1 + 224 >> 2];
  HEAP32[$3_1 + 360 >> 2] = ($0_1 | 0) >= 8 ? 8 : $0_1;
  if (!(HEAPF64[$3_1 + 80 >> 3] <= 0.0)) {
   $5_1 = Math_min(HEAPF64[$3_1 + 96 >> 3] / HEAPF64[$3_1 + 80 >> 3], 100.0);
   $6_1 = Math_min($5_1, HEAPF64[$3_1 + 88 >> 3] / HEAPF64[$3_1 + 80 >> 3]);
   $4_1 = HEAPF64[$3_1 + 72 >> 3] / 60.0;
   $2_1 = HEAPF64[37];
   $1_1 = HEAPF64[39];
   if ($1_1 == .5) {
    $1_1 = Math_sqrt($4_1)
   } else {
    if ($4_1 < 2.2250738585072014e-308) {
     $1_1 = 0.0
    } else {
     $1_1 = $1_1 * $1($4_1);
     if ($1_1 <= 0.0) {
      $1_1 = $4(-$1_1)
     } else {
      $1_1 = 1.0 / $4($1_1)
     }
    }
   }
   $7_1 = $2_1 / $1_1;
   if (HEAPF64[$3_1 + 104 >> 3] > 0.0) {
    $2_1 = $7_1 * HEAPF64[40] * $6(HEAPF64[$3_1 + 104 >> 3], 224)
   } else {
    $2_1 = 0.0
   }
   $8_1 = $7_1 * HEAPF64[$3_1 + 120 >> 3];
   HEAPF64[$3_1 + 248 >> 3] = $6_1;
   (wasm2js_i32$0 = $3_1, wasm2js_f64$0 = $6_1 * $4($2_1 + $8_1)), HEAPF64[wasm2js_i32$0 + 232 >> 3] = wasm2js_f64$0;
   HEAPF64[$3_1 + 240 >> 3] = HEAPF64[$3_1 + 232 >> 3] / 25.0 + 1.0;
   $1_1 = Math_max($5_1, 1.0e-300);
   $4_1 = $1(100.0 / $1_1);
   $5_1 = $1($1_1 / Math_max($6_1, 1.0e-300));
   $1_1 = $4_1 + $5_1 + $2_1 + $8_1;
   if ($1_1 > 0.0) {
    $1_1 = (100.0 - HEAPF64[$3_1 + 232 >> 3]) / $1_1
   } else {
    $1_1 = 0.0
   }
   HEAPF64[$3_1 + 272 >> 3] = $1_1 * $4_1;
   HEAPF64[$3_1 + 280 >> 3] = $1_1 * $5_1;
   HEAPF64[$3_1 + 256 >> 3] = $1_1 * $2_1;
   HEAPF64[$3_1 + 264 >> 3] = $1_1 * $8_1;
   HEAPF64[$3_1 + 352 >> 3] = HEAPF64[$3_1 + 264 >> 3];
   $0_1 = 0;
   while (1) {
    if (HEAP32[$3_1 + 360 >> 2] > ($0_1 | 0)) {
     if ($0_1 >>> 0 >= 8) {
      wasm2js_trap()
     }
     if ($0_1 >>> 0 >= 8) {
      wasm2js_trap()
     }
     $9_1 = ($0_1 << 3) + $3_1 | 0;
     (wasm2js_i32$0 = $9_1, wasm2js_f64$0 = $1_1 * $7_1 * $6(HEAPF64[$9_1 + 128 >> 3], 224)), HEAPF64[wasm2js_i32$0 + 288 >> 3] = wasm2js_f64$0;
     if ($0_1 >>> 0 >= 8) {
      wasm2js_trap()
     } else {
      HEAPF64[$3_1 + 352 >> 3] = HEAPF64[$3_1 + 352 >> 3] - HEAPF64[(($0_1 << 3) + $3_1 | 0) + 288 >> 3];
      $0_1 = $0_1 + 1 | 0;
      continue;
     }
    }
    break;
   };
   HEAPF64[$3_1 + 352 >> 3] = HEAP32[$3_1 + 224 >> 2] > HEAP32[$3_1 + 360 >> 2] ? Math_max(HEAPF64[$3_1 + 352 >> 3], 0.0) : 0.0;
  }
 }
 
 function $17($0_1, $1_1, $2_1) {
  $0_1 = $0_1 | 0;
  $1_1 = $1_1 | 0;
  $2_1 = +$2_1;
  $3(120);
  return $12($0_1, $1_1, $2_1, 120) | 0;
 }
 
 function $18($0_1, $1_1, $2_1) {
  $0_1 = $0_1 | 0;
  $1_1 = $1_1 | 0;
  $2_1 = +$2_1;
  var $3_1 = 0;
  $3(16);
  $3_1 = $0($2_1, 1.0e9 - HEAPF64[$0_1 + 72 >> 3]);
  if (!$3_1) {
   $3_1 = $9($1_1)
  }
  if (!$3_1) {
   $10($0_1);
   $12($0_1, $1_1, HEAPF64[$0_1 + 72 >> 3], 16);
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
  "scoreChunk": $18, 
  "scorePicture": $17, 
  "scoreRead": $16, 
  "scoreStall": $15, 
  "scoreStart": $14, 
  "scoreStartup": $13
 };
}

var retasmFunc = asmFunc({
});
export var memory = retasmFunc.memory;
export var heapBase = retasmFunc.heapBase;
export var scoreChunk = retasmFunc.scoreChunk;
export var scorePicture = retasmFunc.scorePicture;
export var scoreRead = retasmFunc.scoreRead;
export var scoreStall = retasmFunc.scoreStall;
export var scoreStart = retasmFunc.scoreStart;
export var scoreStartup = retasmFunc.scoreStartup;
